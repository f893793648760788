#pragma once

#include <QtGlobal>

namespace Weekglass {

/// How much of a file is read at a time. A fuzzer's inputs are short: for it, blocks are so short that their
/// borders are met all the same.
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
constexpr qsizetype BlockBytes = 61;
#else
constexpr qsizetype BlockBytes = 256LL * 1024;
#endif

}
