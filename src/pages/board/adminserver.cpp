#include "pages/board/adminserver.h"

#include "base/safetext.h"

#include <QApplication>
#include <QMessageBox>

namespace Weekglass {

namespace {

constexpr std::chrono::milliseconds Deadline {5000};
constexpr int MessageCharacters = 2000;

}

/// A server that does not answer is refused by what is done there.
AdminGate::Place AdminGate::askPlace(const std::shared_ptr<Pg::SessionPool>& pool,
                                     const std::stop_token& stop)
{
    auto session = pool->acquire({}, stop);
    if (!session)
        return {};
    const auto role = Pg::readServerRole(**session, {.stop = stop, .deadline = Deadline});
    if (!role)
        return {};
    if (!role->isStandby)
        return {.role = *role};
    return {.role = *role, .refusal = Pg::refusedOnStandby(pool->options(), *role, stop)};
}

void AdminGate::tellRefusal(const Error& error)
{
    auto* box = new QMessageBox(QMessageBox::Warning, QCoreApplication::translate("AdminGate", "Standby"),
                                visibleLines(error.text(), MessageCharacters), QMessageBox::Ok,
                                QApplication::activeWindow());
    box->setObjectName(QStringLiteral("standbyRefusal"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->open();
}

}
