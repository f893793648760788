#pragma once

#include "base/result.h"
#include "fetch/bearertoken.h"

#include <QByteArray>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

namespace Weekglass {

struct HttpOptions
{
    std::chrono::milliseconds connectTime {15000}; ///< until the request is sent: name, TCP, TLS
    std::chrono::milliseconds idleTime {20000}; ///< in which nothing comes
    std::chrono::milliseconds wholeTime {120000};
    qint64 maxBytes =
        8LL * 1024 * 1024; ///< of a body, after it was unpacked; parsed it takes up to 40 times that
    int maxRedirects = 5; ///< all to the same scheme, host and port
    /// Sent over TLS or to this computer only, and only with the requests that say so.
    std::optional<BearerToken> token = {};
};

/// Whether a request carries the token.
enum class HttpAuth { None, Token };

/// What a server said, success or not. The token does not occur in it. A body that came in chunks, or
/// compressed, may lack its end without a sign if the connection was cut: JSON tells by itself.
struct HttpAnswer
{
    int status = 0;
    QByteArray body; ///< unpacked, whole
    /// retry-after, date, content-type and x-ratelimit-*; names in lower case.
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    std::chrono::system_clock::time_point receivedAt; ///< by this computer's clock

    /// Empty if there is none.
    QByteArray header(QByteArrayView name) const;
};

/// GETs of an API: HTTP/2 and kept connections where the server has them, compressed bodies, certificates
/// checked. Thread-safe; requests run on a thread of its own. Does not retry: what went wrong is Connection
/// or Timeout if another try may help, Cancelled, Format if the answer cannot be taken (too large, not
/// unpackable, redirected elsewhere), Io for certificates.
class HttpClient
{
public:
    using Done = std::function<void(Result<HttpAnswer>)>;

    explicit HttpClient(HttpOptions options = {});
    /// Cancels what runs; each Done has been called afterwards.
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    /// @p done is called once, on the client's thread; it must not wait.
    void start(const QUrl& url, HttpAuth auth, Done done, const std::stop_token& stop = {});
    /// The same, waited for.
    Result<HttpAnswer> get(const QUrl& url, HttpAuth auth = HttpAuth::None, const std::stop_token& stop = {});

private:
    struct Private;

    std::unique_ptr<Private> d;
};

}
