/* Counts calls of malloc and its kin, for optimizer-benchmark's "allocations":
     cc -O2 -shared -fPIC -o mallocs.so mallocs.c && LD_PRELOAD=./mallocs.so optimizer-benchmark allocations */
#include <stddef.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static long count;

long allocations_so_far(void) { return count; }
void *malloc(size_t size) { count++; return __libc_malloc(size); }
void *calloc(size_t n, size_t size) { count++; return __libc_calloc(n, size); }
void *realloc(void *old, size_t size) { count++; return __libc_realloc(old, size); }
void *memalign(size_t a, size_t size) { count++; return __libc_memalign(a, size); }
void *aligned_alloc(size_t a, size_t size) { count++; return __libc_memalign(a, size); }
int posix_memalign(void **p, size_t a, size_t size) {
  count++;
  *p = __libc_memalign(a, size);
  return *p ? 0 : 12;
}
