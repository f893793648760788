#include "fetch/httpclient.h"

#include "fetch/httptransfer.h"
#include "fetch/text.h"

#include <QThread>

#include <algorithm>
#include <future>

namespace Weekglass {

namespace {

bool isThisComputer(const QString& host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("127.0.0.1")
        || host == QLatin1String("::1");
}

Result<void> checkUrl(const QUrl& url, bool hasToken)
{
    const bool isSecure = url.scheme() == QLatin1String("https");
    if (!url.isValid() || url.host().isEmpty() || (!isSecure && url.scheme() != QLatin1String("http"))
        || !url.userInfo().isEmpty())
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("The address of an API is https:// or http:// and a host."),
                      .where = url.toDisplayString(QUrl::RemoveUserInfo),
                      .advice = Text::tr("Correct the address; give the token separately.")};
    if (hasToken && !isSecure && !isThisComputer(url.host()))
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("The token is not sent over a connection that others can read."),
                      .where = url.toDisplayString(),
                      .advice = Text::tr("Use https://, or continue without the token.")};
    return {};
}

}

QByteArray HttpAnswer::header(QByteArrayView name) const
{
    const auto found =
        std::find_if(headers.begin(), headers.end(), [name](const auto& pair) { return pair.first == name; });
    return found == headers.end() ? QByteArray() : found->second;
}

struct HttpClient::Private
{
    HttpOptions options;
    QThread thread;
    QObject there; // lives on the thread, as what it is told to make
    std::unique_ptr<QNetworkAccessManager> manager;
    std::unique_ptr<QObject> transfers; // their parent; goes before the manager, which deletes replies
};

HttpClient::HttpClient(HttpOptions options)
    : d(std::make_unique<Private>())
{
    d->options = std::move(options);
    d->thread.setObjectName(QStringLiteral("HTTP"));
    d->there.moveToThread(&d->thread);
    d->thread.start();
    QMetaObject::invokeMethod(&d->there, [this] {
        d->manager = std::make_unique<QNetworkAccessManager>();
        d->transfers = std::make_unique<QObject>();
    });
}

HttpClient::~HttpClient()
{
    QMetaObject::invokeMethod(
        &d->there,
        [this] {
            d->transfers.reset();
            d->manager.reset();
        },
        Qt::BlockingQueuedConnection);
    d->thread.quit();
    d->thread.wait();
}

void HttpClient::start(const QUrl& url, HttpAuth auth, Done done, const std::stop_token& stop)
{
    QMetaObject::invokeMethod(&d->there, [this, url, auth, done = std::move(done), stop]() mutable {
        const bool sendsToken = auth == HttpAuth::Token && d->options.token;
        if (auto checked = checkUrl(url, sendsToken); !checked)
            return done(checked.error());
        if (stop.stop_requested())
            return done(HttpTransfer::cancelled());
        new HttpTransfer(*d->manager, d->transfers.get(), d->options, {url, sendsToken}, std::move(done),
                         stop);
    });
}

Result<HttpAnswer> HttpClient::get(const QUrl& url, HttpAuth auth, const std::stop_token& stop)
{
    std::promise<Result<HttpAnswer>> promise;
    auto future = promise.get_future();
    start(
        url, auth, [&promise](Result<HttpAnswer> answer) { promise.set_value(std::move(answer)); }, stop);
    return future.get();
}

}
