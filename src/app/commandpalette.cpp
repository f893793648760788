#include "app/commandpalette.h"

#include "app/openpages.h"
#include "base/safetext.h"
#include "pages/weeks/weekspanel.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int NameCharacters = 80;
constexpr QSize Size(520, 440);

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(CommandPalette)
};

struct Entry
{
    QString title;
    QString keys;
    QString also; ///< found by it, too
    bool isPossible = true;
    std::function<void()> run;
};

/// Of what is there to be seen: a hidden page's actions are its own.
bool isOffered(const QAction* action)
{
    const auto* owner = qobject_cast<QWidget*>(action->parent());
    return !action->text().isEmpty() && !action->menu() && !action->isSeparator()
        && (!owner || owner->isVisible() || owner->inherits("QMenu"));
}

std::vector<Entry> actionEntries(const QWidget* window)
{
    std::vector<Entry> entries;
    for (QAction* action : window->findChildren<QAction*>()) {
        if (!isOffered(action))
            continue;
        Entry entry {.title = action->text().remove(QLatin1Char('&')),
                     .keys = action->shortcut().toString(QKeySequence::NativeText),
                     .also = action->statusTip(),
                     .isPossible = action->isEnabled(),
                     .run = [action = QPointer<QAction>(action)] {
                         if (action)
                             action->trigger();
                     }};
        // two parts of a page may have the same one; that which can be run is meant
        const auto same = std::ranges::find_if(entries, [&entry](const Entry& other) {
            return other.title == entry.title && other.keys == entry.keys;
        });
        if (same == entries.end())
            entries.push_back(std::move(entry));
        else if (entry.isPossible)
            *same = std::move(entry);
    }
    std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
        return a.isPossible != b.isPossible ? a.isPossible : a.title.localeAwareCompare(b.title) < 0;
    });
    return entries;
}

std::vector<Entry> weekEntries(OpenPages& pages, const WeeksPanel& weeks)
{
    std::vector<Entry> entries;
    for (const WeekHandle& week : weeks.weeks())
        entries.push_back({.title = Text::tr("Open %1").arg(visibleText(week.title(), NameCharacters)),
                           .keys = {},
                           .also = visibleText(week.game->title, NameCharacters),
                           .isPossible = true,
                           .run = [&pages, week] { pages.openWeek(week); }});
    return entries;
}

class Palette : public QDialog
{
public:
    Palette(std::vector<Entry> entries, QWidget* window)
        : QDialog(window)
        , m_entries(std::move(entries))
        , m_search(new QLineEdit)
        , m_list(new QListWidget)
    {
        setObjectName(QStringLiteral("commandPalette"));
        setAttribute(Qt::WA_DeleteOnClose);
        setWindowTitle(Text::tr("Commands"));
        m_search->setPlaceholderText(Text::tr("Parts of a name, such as “roll” or “w46”"));
        m_search->setAccessibleName(Text::tr("Find an action, a page or a week"));
        m_search->installEventFilter(this);
        m_list->setAccessibleName(Text::tr("Actions and weeks"));
        auto* column = new QVBoxLayout(this);
        column->addWidget(m_search);
        column->addWidget(m_list);
        connect(m_search, &QLineEdit::textChanged, this, [this] { narrow(); });
        connect(m_search, &QLineEdit::returnPressed, this, [this] { run(); });
        connect(m_list, &QListWidget::itemActivated, this, [this] { run(); });
        narrow();
        resize(Size);
    }

protected:
    /// The arrows move in the list while one types.
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const auto* key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent*>(event) : nullptr;
        if (key && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up)) {
            const int step = key->key() == Qt::Key_Down ? 1 : -1;
            m_list->setCurrentRow(
                std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
        return QDialog::eventFilter(watched, event);
    }

private:
    static bool isFound(const Entry& entry, const QStringList& words)
    {
        return std::ranges::all_of(words, [&entry](const QString& word) {
            return entry.title.contains(word, Qt::CaseInsensitive)
                || entry.also.contains(word, Qt::CaseInsensitive);
        });
    }

    void narrow()
    {
        const QStringList words = m_search->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        m_list->clear();
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            const Entry& entry = m_entries[i];
            if (!isFound(entry, words))
                continue;
            const QString keys =
                entry.keys.isEmpty() ? QString() : QString(QStringLiteral("    ") + entry.keys);
            auto* item =
                new QListWidgetItem(entry.isPossible ? QString(entry.title + keys)
                                                     : Text::tr("%1 (not possible now)").arg(entry.title),
                                    m_list);
            item->setData(Qt::UserRole, QVariant::fromValue(i));
            if (!entry.isPossible)
                item->setFlags(Qt::NoItemFlags);
        }
        for (int row = 0; row < m_list->count() && m_list->currentRow() < 0; ++row) {
            if (m_list->item(row)->flags().testFlag(Qt::ItemIsEnabled))
                m_list->setCurrentRow(row);
        }
    }

    void run()
    {
        const auto* item = m_list->currentItem();
        if (!item || !item->flags().testFlag(Qt::ItemIsEnabled))
            return;
        const auto chosen = m_entries[item->data(Qt::UserRole).value<std::size_t>()].run;
        close();
        chosen();
    }

    const std::vector<Entry> m_entries;
    QLineEdit* m_search;
    QListWidget* m_list;
};

}

void showCommandPalette(QWidget* window, OpenPages& pages, const WeeksPanel& weeks)
{
    std::vector<Entry> entries = actionEntries(window);
    std::ranges::move(weekEntries(pages, weeks), std::back_inserter(entries));
    (new Palette(std::move(entries), window))->show();
}

}
