import CLZMA
import Files

/// The most bytes of a file, and of what comes out of a compressed one.
private let mostBytes = 1 << 30
/// The most bytes of memory for unpacking.
private let mostMemory: UInt64 = 1 << 28

/// The bytes of the file at `path`; a file that begins like an .xz file is unpacked, and one that begins as .lzma files do or is
/// called so.
///
/// Pipes are read like files.
///
/// - Throws: `InstanceFault` at line 0 with the operating system's reason, or where there are more bytes than 2^30.
public func readInputFile(_ path: String) throws(InstanceFault) -> [UInt8] {
  let bytes = try fileBytes(path)
  if bytes.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) { return try unpacked(bytes, path, .xz) }
  // The older format has no signature: its usual properties and the zeros of a dictionary size, as no text begins.
  let isLZMA = bytes.starts(with: [0x5D, 0x00, 0x00]) || path.hasSuffix(".lzma")
  return isLZMA ? try unpacked(bytes, path, .lzma) : bytes
}

/// A format of packed files.
private enum Packing: String {
  case xz = ".xz"
  case lzma = ".lzma"
}

private func fileBytes(_ path: String) throws(InstanceFault) -> [UInt8] {
  do throws(FileError) {
    return path == "-"
      ? try FileInput.standardInput(limit: mostBytes) : try FileInput.bytes(of: path, limit: mostBytes)
  } catch {
    if case .tooLong = error.reason { throw tooLong(path) }
    throw InstanceFault(line: 0, message: "cannot read '\(path)': \(error.reason)")
  }
}

/// Unpacks a file by liblzma, which checks the sums that .xz files carry.
private func unpacked(_ bytes: [UInt8], _ path: String, _ packing: Packing) throws(InstanceFault) -> [UInt8] {
  var stream = unsafe lzma_stream()
  let begun =
    switch packing {
    case .xz: unsafe lzma_stream_decoder(&stream, mostMemory, lzma_concatenated)
    case .lzma: unsafe lzma_alone_decoder(&stream, mostMemory)
    }
  guard begun == LZMA_OK else { throw InstanceFault(line: 0, message: "'\(path)' cannot be unpacked: no memory") }
  defer { unsafe lzma_end(&stream) }
  var result = [UInt8](repeating: 0, count: max(1 << 16, min(mostBytes, bytes.count * 16)))
  var count = 0
  var outcome = LZMA_OK
  unsafe bytes.withUnsafeBufferPointer { input in
    unsafe stream.next_in = input.baseAddress
    unsafe stream.avail_in = input.count
    while outcome == LZMA_OK, count <= mostBytes {
      if count == result.count { result += [UInt8](repeating: 0, count: count) }
      let room = result.count - count
      unsafe result.withUnsafeMutableBufferPointer { output in
        unsafe stream.next_out = output.baseAddress?.advanced(by: count)
        unsafe stream.avail_out = room
        unsafe outcome = lzma_code(&stream, LZMA_FINISH)
      }
      unsafe count += room - stream.avail_out
    }
  }
  guard count <= mostBytes else { throw tooLong(path) }
  guard outcome != LZMA_MEMLIMIT_ERROR else {
    throw InstanceFault(line: 0, message: "'\(path)' takes more than \(mostMemory >> 20) MiB to unpack")
  }
  guard outcome == LZMA_STREAM_END, unsafe stream.avail_in == 0 else {
    throw InstanceFault(line: 0, message: "'\(path)' is no whole \(packing.rawValue) file")
  }
  result.removeLast(result.count - count)
  return result
}

private func tooLong(_ path: String) -> InstanceFault {
  InstanceFault(line: 0, message: "'\(path)' holds more than \(mostBytes) bytes")
}
