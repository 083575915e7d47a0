#include "CSimdjson.h"

#include <algorithm>
#include <memory>
#include <new>
#include <simdjson.h>

struct csimdjson_scanner {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> kernel;
};

namespace {

// The depth is the second stage's concern; simdjson's own stack stays as small as it can be.
constexpr size_t unused_depth = 1;
constexpr size_t smallest_capacity = 4096;

bool reserve(csimdjson_scanner &scanner, size_t length) {
  if (!scanner.kernel) {
    const size_t capacity = std::max(length, smallest_capacity);
    return simdjson::get_active_implementation()->create_dom_parser_implementation(
               capacity, unused_depth, scanner.kernel) == simdjson::SUCCESS;
  }
  if (scanner.kernel->capacity() >= length) return true;
  return scanner.kernel->set_capacity(std::max(length, 2 * scanner.kernel->capacity())) == simdjson::SUCCESS;
}

}  // namespace

csimdjson_scanner *csimdjson_scanner_create(void) { return new (std::nothrow) csimdjson_scanner(); }

void csimdjson_scanner_destroy(csimdjson_scanner *scanner) { delete scanner; }

csimdjson_starts csimdjson_scan(csimdjson_scanner *scanner, const uint8_t *bytes, size_t length) {
  if (!reserve(*scanner, length)) return {csimdjson_out_of_memory, nullptr, 0};
  if (scanner->kernel->stage1(bytes, length, simdjson::stage1_mode::regular) != simdjson::SUCCESS) {
    return {csimdjson_malformed, nullptr, 0};
  }
  return {csimdjson_scanned, scanner->kernel->structural_indexes.get(), scanner->kernel->n_structural_indexes};
}
