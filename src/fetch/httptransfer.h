#pragma once

#include "fetch/httpclient.h"

#include <QNetworkAccessManager>
#include <QTimer>

namespace Weekglass {

/// One request from its start to its end, on the thread of the manager, before which it must go. Deletes
/// itself when it is over.
class HttpTransfer : public QObject
{
public:
    struct Target
    {
        QUrl url;
        bool sendsToken = false;
    };

    HttpTransfer(QNetworkAccessManager& manager, QObject* parent, const HttpOptions& options,
                 const Target& target, HttpClient::Done done, const std::stop_token& stop);
    ~HttpTransfer() override;

    /// How a request ends that was stopped.
    static Error cancelled();

private:
    void connectReply();
    void setLimit(std::chrono::milliseconds time, const char* what);
    void receive();
    /// Ends it with this error, unless it has one already.
    void fail(const Error& error);
    void finish();
    /// What came packed, whole and no larger than allowed; else it fails.
    void unpack();
    Error tooLarge() const;
    Error networkError() const;
    int status() const; ///< 0: none came
    bool isAnswer() const;
    bool isBare() const; ///< its status has no body
    bool hasWholeBody() const; ///< as long as its header says
    HttpAnswer answer();

    const HttpOptions m_options;
    const QUrl m_url;
    const std::stop_token m_stop;
    HttpClient::Done m_done;
    std::unique_ptr<QNetworkReply> m_reply;
    QTimer m_phase; // connecting, then silence
    QTimer m_whole;
    const char* m_waitingFor = "";
    std::optional<Error> m_error;
    QByteArray m_body;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop; // goes first
};

}
