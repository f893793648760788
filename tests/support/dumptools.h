#pragma once

#include "localserver/installation.h"
#include "pg/session.h"
#include "testserver.h"

#include <QTest>

namespace Weekglass {

/// Whether this computer has a pg_dump that reads the test's server: one of WEEKGLASS_TEST_POSTGRES may be
/// newer than all that are installed.
inline Result<void> findDumpTools()
{
    const auto server = TestServer::instance();
    if (!server)
        return server.error();
    const auto session = Pg::Session::open({.conninfo = (*server)->conninfo()});
    if (!session)
        return session.error();
    const auto tools = findClientTools(session->serverVersion() / 10000);
    return tools ? Result<void>() : tools.error();
}

}

/// For tests that dump or restore: without the programs they say so, in the words of the program.
#define SKIP_WITHOUT_DUMP()                                                                                  \
    do {                                                                                                     \
        if (const auto tools_ = Weekglass::findDumpTools(); !tools_)                                         \
            QSKIP(qPrintable(tools_.error().text()));                                                        \
    } while (false)
