#pragma once

#include <QByteArray>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>

/// One input, in libFuzzer's form. Each fuzz_*.cpp defines it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace Weekglass {

inline QByteArray inputOf(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)};
}

/// Ends the program, which is how a fuzzer learns of it.
inline void demand(bool holds, const char* what)
{
    if (holds)
        return;
    std::cerr << "broken: " << what << std::endl;
    std::abort();
}

}
