#pragma once

#include <QTest>

/// QVERIFY for a Result, printing the whole error. Evaluates its argument once.
#define VERIFY_RESULT(result)                                                                                \
    do {                                                                                                     \
        const auto& verified_ = (result);                                                                    \
        QVERIFY2(verified_, qPrintable(verified_ ? QString() : verified_.error().text()));                   \
    } while (false)
