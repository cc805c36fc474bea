/*
 * Hands the pages of the program's own code and constants back to the system: starting up touches tens of
 * megabytes that an app at rest never runs again. They stay in the file cache and are mapped again when they
 * are used. Only segments that cannot be written are handed back, so nothing can be lost; libraries are left
 * alone, because another thread may be loading one right now.
 */
#define _GNU_SOURCE
#include <link.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

/* The few stable declarations of Node-API that are needed, so that no headers have to be fetched. */
typedef struct napi_env__ *napi_env;
typedef struct napi_value__ *napi_value;
typedef struct napi_callback_info__ *napi_callback_info;
extern int napi_create_double(napi_env env, double value, napi_value *result);
extern int napi_create_function(napi_env env, const char *name, size_t length,
                                napi_value (*callback)(napi_env, napi_callback_info), void *data, napi_value *result);
extern int napi_set_named_property(napi_env env, napi_value object, const char *name, napi_value value);

static int give_back_segments(struct dl_phdr_info *program, size_t size, void *total)
{
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  (void)size;
  for (int index = 0; index < program->dlpi_phnum; index++) {
    const ElfW(Phdr) *segment = &program->dlpi_phdr[index];
    if (segment->p_type != PT_LOAD || (segment->p_flags & PF_W) != 0) continue;
    /* Whole pages inside the segment: the first and last may belong to a neighbour that is written. */
    const uintptr_t from = (program->dlpi_addr + segment->p_vaddr + page - 1) & ~(page - 1);
    const uintptr_t until = (program->dlpi_addr + segment->p_vaddr + segment->p_filesz) & ~(page - 1);
    if (until > from && madvise((void *)from, until - from, MADV_DONTNEED) == 0) *(double *)total += (double)(until - from);
  }
  /* The program itself comes first; anything but zero ends the walk. */
  return 1;
}

static napi_value give_back(napi_env env, napi_callback_info info)
{
  double total = 0;
  napi_value result = NULL;
  (void)info;
  dl_iterate_phdr(give_back_segments, &total);
  napi_create_double(env, total, &result);
  return result;
}

napi_value napi_register_module_v1(napi_env env, napi_value exports)
{
  napi_value function = NULL;
  if (napi_create_function(env, "giveBack", 8, give_back, NULL, &function) == 0) napi_set_named_property(env, exports, "giveBack", function);
  return exports;
}
