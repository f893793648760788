#include "workspace/secrets.h"

#include "workspace/text.h"

#include <QDBusConnection>
#include <QDBusMessage>

#include <qt6keychain/keychain.h>

namespace Weekglass::Secrets {

namespace {

constexpr int BusMilliseconds = 1000;

QString service()
{
    return QStringLiteral("org.weekglass.Weekglass");
}

Error noKeychain(const QString& detail)
{
    return {.kind = Error::Kind::Io,
            .message = Text::tr("There is no keychain on this desktop; the password is asked for each time."),
            .advice = Text::tr("Install and start gnome-keyring or KWallet to keep passwords."),
            .detail = detail};
}

Error keychainError(const QKeychain::Job& job)
{
    if (job.error() == QKeychain::NoBackendAvailable || job.error() == QKeychain::NotImplemented)
        return noKeychain(job.errorString());
    const bool denied =
        job.error() == QKeychain::AccessDenied || job.error() == QKeychain::AccessDeniedByUser;
    return {.kind = denied ? Error::Kind::Cancelled : Error::Kind::Io,
            .message = denied ? Text::tr("The keychain stayed locked; the password is asked for.")
                              : Text::tr("The keychain did not carry out the request."),
            .advice = Text::tr("Unlock the keychain, or continue without it."),
            .detail = job.errorString()};
}

/// The job belongs to nobody and deletes itself when it is done: libsecret writes into it even after we lost
/// interest.
template<typename Job, typename Finished>
void start(Job* job, QObject* context, const QString& key, Finished finished)
{
    job->setKey(key);
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [job, finished = std::move(finished)] { finished(*job); });
    job->start();
}

Result<QStringList> busNames(const QDBusConnection& bus, const QString& method)
{
    const QString name = QStringLiteral("org.freedesktop.DBus");
    const auto call =
        QDBusMessage::createMethodCall(name, QStringLiteral("/org/freedesktop/DBus"), name, method);
    const QDBusMessage reply = bus.call(call, QDBus::Block, BusMilliseconds);
    if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty())
        return noKeychain(reply.errorMessage());
    return reply.arguments().constFirst().toStringList();
}

}

void read(QObject* context, const QString& key, ReadDone done)
{
    auto* job = new QKeychain::ReadPasswordJob(service());
    start(job, context, key, [done = std::move(done)](const QKeychain::ReadPasswordJob& finished) {
        if (finished.error() == QKeychain::EntryNotFound)
            done(std::optional<QString>());
        else if (finished.error() != QKeychain::NoError)
            done(keychainError(finished));
        else
            done(std::optional(finished.textData()));
    });
}

void store(QObject* context, const QString& key, const QString& secret, Done done)
{
    auto* job = new QKeychain::WritePasswordJob(service());
    job->setTextData(secret);
    start(job, context, key, [done = std::move(done)](const QKeychain::Job& finished) {
        done(finished.error() == QKeychain::NoError ? Result<void>() : keychainError(finished));
    });
}

void remove(QObject* context, const QString& key, Done done)
{
    auto* job = new QKeychain::DeletePasswordJob(service());
    start(job, context, key, [done = std::move(done)](const QKeychain::Job& finished) {
        const bool gone =
            finished.error() == QKeychain::NoError || finished.error() == QKeychain::EntryNotFound;
        done(gone ? Result<void>() : keychainError(finished));
    });
}

Result<void> available()
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return noKeychain(Text::tr("There is no D-Bus session."));
    for (const QString& method : {QStringLiteral("ListNames"), QStringLiteral("ListActivatableNames")}) {
        auto names = busNames(bus, method);
        if (!names)
            return names.error();
        for (const QString& keychain :
             {QStringLiteral("org.freedesktop.secrets"), QStringLiteral("org.kde.kwalletd5"),
              QStringLiteral("org.kde.kwalletd6")}) {
            if (names->contains(keychain))
                return {};
        }
    }
    return noKeychain(Text::tr("No program offers org.freedesktop.secrets."));
}

}
