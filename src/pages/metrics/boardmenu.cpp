#include "pages/metrics/boardmenu.h"

#include "base/safetext.h"

#include <QInputDialog>
#include <QMenu>

namespace Weekglass {

namespace {

constexpr int NameCharacters = 60;

/// An ampersand is no shortcut here.
QString menuText(const QString& name)
{
    return visibleText(name, NameCharacters).replace(QLatin1Char('&'), QLatin1String("&&"));
}

}

BoardMenu::BoardMenu(QString game, std::function<MetricBoard()> shown, QWidget* parent)
    : QToolButton(parent)
    , m_items(std::move(game), QStringLiteral("board"))
    , m_shown(std::move(shown))
{
    setObjectName(QStringLiteral("boards"));
    setText(tr("Boards"));
    setAccessibleName(tr("Boards of the game"));
    setToolTip(tr("Metrics that belong together, under a name (Ctrl+Alt+B)"));
    setAutoRaise(true);
    setPopupMode(QToolButton::InstantPopup);
    setMenu(new QMenu(this));
    fill();
    change([](const SavedItems&) { return Result<void>(); });
}

QStringList BoardMenu::names() const
{
    QStringList list;
    for (const Named& one : m_boards)
        list << one.name;
    return list;
}

void BoardMenu::save(const QString& name)
{
    change([item = SavedItem {.name = name, .value = m_shown().toJson()}](const SavedItems& items) {
        return items.save(item);
    });
}

/// The new one is there before the old one goes: whatever happens, it is not lost.
void BoardMenu::rename(const QString& from, const QString& to)
{
    const auto board = std::ranges::find(m_boards, from, &Named::name);
    if (board == m_boards.end() || from == to)
        return;
    change([from, item = SavedItem {.name = to, .value = board->board.toJson()}](const SavedItems& items) {
        auto saved = items.save(item);
        return saved ? items.remove(from) : saved;
    });
}

void BoardMenu::remove(const QString& name)
{
    change([name](const SavedItems& items) { return items.remove(name); });
}

/// Then all of them are read again: another window may have changed them too.
void BoardMenu::change(const std::function<Result<void>(const SavedItems& items)>& change)
{
    m_job.start(
        [change, items = m_items](const std::stop_token&) -> Result<std::vector<Named>> {
            if (auto changed = change(items); !changed)
                return changed.error();
            const auto all = items.all();
            if (!all)
                return all.error();
            std::vector<Named> boards;
            for (const SavedItem& item : *all) {
                if (auto board = MetricBoard::fromJson(item.value))
                    boards.push_back({.name = item.name, .board = *std::move(board)});
            }
            return boards;
        },
        [this](const Result<std::vector<Named>>& boards) {
            if (!boards)
                return Q_EMIT statusMessage(visibleText(boards.error().message));
            m_boards = *boards;
            fill();
        });
}

void BoardMenu::fill()
{
    menu()->clear();
    menu()->addAction(tr("Save these charts as a board…"), this,
                      [this] { ask(tr("Save board"), {}, [this](const QString& name) { save(name); }); });
    menu()->addSeparator();
    if (m_boards.empty())
        menu()->addAction(tr("None saved yet"))->setEnabled(false);
    for (const Named& one : m_boards)
        menu()->addAction(menuText(one.name), this, [this, board = one.board] { Q_EMIT chosen(board); });
    if (m_boards.empty())
        return;
    menu()->addSeparator();
    fillForEach(tr("Rename"), [this](const Named& one) {
        ask(tr("Rename board"), one.name, [this, from = one.name](const QString& to) { rename(from, to); });
    });
    fillForEach(tr("Remove"), [this](const Named& one) { remove(one.name); });
}

void BoardMenu::fillForEach(const QString& title, const std::function<void(const Named&)>& run)
{
    QMenu* each = menu()->addMenu(title);
    for (const Named& one : m_boards)
        each->addAction(menuText(one.name), this, [run, one] { run(one); });
}

void BoardMenu::ask(const QString& title, const QString& text,
                    const std::function<void(const QString&)>& done)
{
    auto* dialog = new QInputDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Name; an equal one is replaced"));
    dialog->setTextValue(text);
    connect(dialog, &QInputDialog::textValueSelected, this, [done](const QString& name) {
        if (!name.trimmed().isEmpty())
            done(name.trimmed());
    });
    dialog->open();
}

}
