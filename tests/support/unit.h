/* What every unit test includes first: cmocka and what cmocka needs. */
#ifndef SUPPORT_UNIT_H
#define SUPPORT_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Whether the address sanitizer watches: gcc says so by a macro, clang by a feature. */
#if defined __has_feature
enum { under_asan = __has_feature(address_sanitizer) };
#elif defined __SANITIZE_ADDRESS__
enum { under_asan = 1 };
#else
enum { under_asan = 0 };
#endif

#endif
