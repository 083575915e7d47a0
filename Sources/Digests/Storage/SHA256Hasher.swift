import CLibCrypto

/// Computes SHA-256 digests piece by piece; after `finish` it is ready for the next one.
///
/// One hasher allocates once, when it is made, and never again: the cheap way to hash many small texts. It is not for
/// sharing between threads; each takes its own. Source of the algorithm: OpenSSL's libcrypto, by its EVP interface.
@safe public struct SHA256Hasher: ~Copyable {
  private let context: OpaquePointer

  /// A hasher that has seen nothing yet.
  public init() {
    guard let context = unsafe EVP_MD_CTX_new() else { preconditionFailure("out of memory for a digest") }
    unsafe self.context = context
    restart()
  }

  deinit {
    unsafe EVP_MD_CTX_free(context)
  }

  /// Takes in the next bytes of the text.
  public mutating func update(_ bytes: Span<UInt8>) {
    let done = unsafe bytes.withUnsafeBufferPointer { unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    precondition(done == 1, "libcrypto hashes any bytes")
  }

  /// The digest of all bytes since the last `finish`; the next text may begin.
  public mutating func finish() -> SHA256Digest {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    let done = unsafe withUnsafeMutableBytes(of: &words) {
      unsafe EVP_DigestFinal_ex(context, $0.baseAddress?.assumingMemoryBound(to: UInt8.self), nil)
    }
    precondition(done == 1, "libcrypto finishes any digest")
    restart()
    return SHA256Digest(
      words: (
        UInt64(bigEndian: words.0), UInt64(bigEndian: words.1), UInt64(bigEndian: words.2),
        UInt64(bigEndian: words.3)
      ))
  }

  private func restart() {
    // Without a method, libcrypto goes on with the context's own and looks nothing up.
    let method = unsafe EVP_MD_CTX_get0_md(context) == nil ? EVP_sha256() : nil
    precondition(unsafe EVP_DigestInit_ex(context, method, nil) == 1, "libcrypto knows SHA-256")
  }
}
