#pragma once

#include "cli/context.h"
#include "cli/output.h"
#include "cli/text.h"
#include "weeks/notedoperation.h"

namespace Weekglass {

/// Runs @p work with its begin and its end in the server's log, if that can be written. @p detail of what the
/// work gave.
template<typename Work, typename Detail>
std::invoke_result_t<Work> noted(const Context& context, Pg::Session& week, LogEntry entry, Work work,
                                 Detail detail)
{
    auto identity = identify(week);
    if (!identity)
        return identity.error();
    entry.week = *std::move(identity);
    auto maintenance = context.open();
    auto note =
        maintenance ? NotedOperation(*maintenance, std::move(entry)) : NotedOperation(maintenance.error());
    auto done = work();
    note.end(done, done ? detail(*done) : QByteArray());
    if (done && !note.lack().isEmpty())
        say(Text::tr("The server's log lacks this: %1").arg(note.lack()));
    return done;
}

}
