#include "pages/archive/workdialog.h"

#include "base/safetext.h"
#include "widgets/parts/formparts.h"

#include <QLabel>
#include <QProgressBar>

namespace Weekglass {

namespace {

constexpr int PollMs = 100;
constexpr int MessageCharacters = 6000;

}

WorkDialog::WorkDialog(const char* messageName, QWidget* parent)
    : QDialog(parent)
    , m_words(std::make_shared<Latest<QString>>())
    , m_message(textLabel(messageName))
    , m_progress(busyBar())
{
    m_timer.setInterval(PollMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (const auto words = m_words->take())
            showMessage(*words);
    });
}

WorkDialog::~WorkDialog()
{
    m_stop.request_stop();
}

void WorkDialog::reject()
{
    if (!isBusy())
        return QDialog::reject();
    m_stop.request_stop();
    m_timer.stop();
    showMessage(tr("Asked it to stop. Waiting for the answer…"));
}

void WorkDialog::showMessage(const QString& text)
{
    m_message->setText(visibleLines(text, MessageCharacters));
}

std::function<void(const QString&)> WorkDialog::teller() const
{
    return [words = m_words](const QString& text) { words->put(text); };
}

std::stop_token WorkDialog::beginWork()
{
    m_stop = std::stop_source();
    m_timer.start();
    return m_stop.get_token();
}

void WorkDialog::endWork()
{
    m_timer.stop();
    (void)m_words->take();
}

}
