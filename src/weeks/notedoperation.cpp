#include "weeks/notedoperation.h"

namespace Weekglass {

NotedOperation::NotedOperation(Pg::Session& maintenance, LogEntry entry)
{
    auto begun = LoggedOperation::begin(maintenance, std::move(entry));
    if (begun)
        m_operation = *std::move(begun);
    else
        m_lack = begun.error().text();
}

void NotedOperation::end(const Error* error, const QByteArray& detail)
{
    if (!m_operation)
        return;
    if (!error) {
        if (auto written = m_operation->done(detail); !written)
            m_lack = written.error().text();
    } else if (error->kind != Error::Kind::Unknown) {
        (void)m_operation->failed(*error);
    }
}

}
