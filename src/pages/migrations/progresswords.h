#pragma once

#include "pages/migrations/mailbox.h"

#include <QTimer>

#include <functional>
#include <memory>

namespace Weekglass {

/// What a worker says of its progress, shown by its owner's thread: the newest word now and then.
class ProgressWords
{
public:
    explicit ProgressWords(std::function<void(const QString&)> show)
    {
        constexpr int PollMs = 50;
        m_poll.setInterval(PollMs);
        QObject::connect(&m_poll, &QTimer::timeout, &m_poll, [this, show = std::move(show)] {
            const auto words = m_words->take();
            if (!words.empty() && !words.back().isEmpty())
                show(words.back());
        });
    }

    /// For the worker; may outlive this.
    std::function<void(const QString&)> begin()
    {
        m_words = std::make_shared<Mailbox<QString>>();
        m_poll.start();
        return [words = m_words](const QString& word) { words->put(word); };
    }
    void end() { m_poll.stop(); }

private:
    std::shared_ptr<Mailbox<QString>> m_words;
    QTimer m_poll;
};

}
