#include "pages/change/blockernotice.h"

#include "base/safetext.h"
#include "pages/change/endsessiondialog.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace Weekglass {

namespace {

constexpr int TextCharacters = 1000;

QPushButton* buttonOf(const char* name, const QString& text, const QString& hint)
{
    auto* button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    button->setToolTip(hint);
    return button;
}

}

/// From the watch's thread to ours, as long as there is somebody to hear it.
struct BlockerNotice::Line
{
    std::mutex mutex;
    BlockerNotice* notice; // null: gone
};

BlockerNotice::BlockerNotice(Environment environment, QWidget* parent)
    : QWidget(parent)
    , m_environment(environment)
    , m_line(std::make_shared<Line>())
    , m_text(new QLabel)
    , m_choice(new QComboBox)
{
    m_line->notice = this;
    setObjectName(QStringLiteral("blockerNotice"));
    m_text->setObjectName(QStringLiteral("blockerText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_choice->setObjectName(QStringLiteral("blockerChoice"));
    m_choice->setAccessibleName(tr("Session that blocks"));
    auto* cancel = buttonOf("blockerCancel", tr("Ca&ncel its statement…"),
                            tr("Asks the blocking session to stop its statement; shows the plan first"));
    auto* end =
        buttonOf("blockerTerminate", tr("En&d its session…"),
                 tr("Ends the blocking session and rolls its transaction back; shows the plan first"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_choice);
    buttons->addWidget(cancel);
    buttons->addWidget(end);
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    hide();
    connect(cancel, &QPushButton::clicked, this, [this] { ask(Pg::SessionEnd::Cancel); });
    connect(end, &QPushButton::clicked, this, [this] { ask(Pg::SessionEnd::Terminate); });
}

BlockerNotice::~BlockerNotice()
{
    const std::scoped_lock lock(m_line->mutex);
    m_line->notice = nullptr;
}

Pg::LockWatch::Told BlockerNotice::beginRun()
{
    return [line = m_line, run = ++m_run](const Pg::LockWait& wait) {
        const std::scoped_lock lock(line->mutex);
        if (BlockerNotice* notice = line->notice)
            QMetaObject::invokeMethod(
                notice, [notice, wait, run] { notice->show(wait, run); }, Qt::QueuedConnection);
    };
}

void BlockerNotice::endRun()
{
    ++m_run;
    hide();
}

void BlockerNotice::show(const Pg::LockWait& wait, int run)
{
    if (run != m_run)
        return;
    setVisible(!wait.isOver());
    if (wait.isOver())
        return;
    m_wait = wait;
    m_text->setText(visibleText(wait.text(), TextCharacters));
    const QString chosen = m_choice->currentText();
    m_choice->clear();
    for (const Pg::LockNode* root : wait.tree.roots()) {
        if (root->pid != 0)
            m_choice->addItem(tr("Process %1").arg(root->pid), root->pid);
    }
    m_choice->setCurrentIndex(std::max(m_choice->findText(chosen), 0));
    m_choice->setVisible(m_choice->count() > 1);
    const bool isEndable = m_choice->count() > 0;
    for (auto* button : findChildren<QPushButton*>(QString(), Qt::FindDirectChildrenOnly))
        button->setEnabled(isEndable);
}

void BlockerNotice::ask(Pg::SessionEnd how)
{
    if (m_choice->count() == 0)
        return;
    auto* dialog = new EndSessionDialog(m_wait.server, {m_choice->currentData().toLongLong(), how},
                                        m_environment, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

}
