#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// simdjson's first stage behind a C interface: it checks the UTF-8 of a text, and finds where its tokens start.
///
/// The second stage, which checks the grammar and keeps what orders need (the exact text of every number), is the
/// caller's. simdjson chooses the kernel for the processor at run time.
typedef struct csimdjson_scanner csimdjson_scanner;

/// What the scan found. The codes say no more than that something is wrong: which of several faults is named differs
/// from kernel to kernel.
enum csimdjson_outcome {
  csimdjson_scanned = 0,
  csimdjson_malformed = 1,
  csimdjson_out_of_memory = 2,
};

/// A scanner without memory yet, or NULL when there is none to be had.
csimdjson_scanner *csimdjson_scanner_create(void);

/// Frees the scanner and its token starts.
void csimdjson_scanner_destroy(csimdjson_scanner *scanner);

/// The ascending offsets at which tokens start, valid until the scanner's next call; none unless scanned.
struct csimdjson_starts {
  enum csimdjson_outcome outcome;
  const uint32_t *offsets;
  size_t count;
};

/// Scans `length` bytes; reads none beyond them. Grows the scanner to the longest text seen, 4 bytes for each of its
/// bytes.
struct csimdjson_starts csimdjson_scan(csimdjson_scanner *scanner, const uint8_t *bytes, size_t length);

#ifdef __cplusplus
}
#endif
