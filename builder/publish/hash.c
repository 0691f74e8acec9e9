/* Hash of published bytes: XXH3, for telling whether they changed. */
#include "publish/publish_int.h"

#include <xxhash.h>

void publish_hash(struct str bytes, uint64_t out[2])
{
	XXH128_hash_t hash = XXH3_128bits(bytes.s ? bytes.s : "", bytes.n);

	out[0] = hash.high64;
	out[1] = hash.low64;
}
