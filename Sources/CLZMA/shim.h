#include <lzma.h>
// A macro that Swift does not see: a file may be several packed ones, one after the other.
static const uint32_t lzma_concatenated = LZMA_CONCATENATED;
