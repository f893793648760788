#include "pages/notebook/notebookpage.h"

#include "base/safetext.h"
#include "pages/notebook/celldetails.h"
#include "pages/notebook/celldialog.h"
#include "pages/notebook/notebookmaker.h"
#include "pages/savedmenu.h"
#include "widgets/parts/askfile.h"
#include "widgets/parts/emptystate.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr std::size_t MostBefore = 100; // changes that can be taken back

// of the page's state
constexpr QLatin1String NotebookKey("notebook");

}

NotebookPage::NotebookPage(WeekHandle week, QWidget* parent)
    : WeekPage(std::move(week), parent)
    , m_notebook {.title = {}, .game = m_week.game->id}
    , m_title(new QLineEdit)
    , m_saved(new SavedMenu(
          m_week.game->id,
          {.kind = QLatin1String(Notebook::SavedKind),
           .save = tr("Save this notebook…"),
           .nameLabel = tr("Name of the notebook (replaces one with the same name)"),
           .shown = [this] { return m_notebook.cells.empty() ? QByteArray() : m_notebook.toJson(); },
           .isReadable = [](const QByteArray& json) { return static_cast<bool>(Notebook::fromJson(json)); }}))
    , m_list(new QListWidget)
    , m_empty(new EmptyState(m_list))
    , m_details(new QPlainTextEdit)
    , m_state(new QLabel)
    , m_message(new QLabel)
    , m_progress(new QProgressBar)
    , m_other(new QToolButton)
    , m_weeks(new QMenu(this))
    , m_maker(new NotebookMaker(this))
{
    setupList();
    setupActions();
    setupLayout();
    setupWeeks();
    connect(m_saved, &SavedMenu::changed, this, &NotebookPage::updateState);
    connect(m_saved, &SavedMenu::statusMessage, this, &NotebookPage::say);
    connect(m_saved, &SavedMenu::chosen, this, [this](const QByteArray& json) {
        if (auto notebook = Notebook::fromJson(json))
            setNotebook(*std::move(notebook));
    });
    connect(m_maker, &NotebookMaker::progressed, m_progress, &QProgressBar::setValue);
    connect(m_maker, &NotebookMaker::finished, this, &NotebookPage::updateState);
    connect(m_maker, &NotebookMaker::answered, this, &NotebookPage::say);
    showNotebook(-1);
}

void NotebookPage::join(PageHost& host)
{
    m_host = &host;
}

bool NotebookPage::isLoading() const
{
    return m_maker->isRunning();
}

PageState NotebookPage::state() const
{
    if (m_notebook.cells.empty() && m_notebook.title.isEmpty())
        return {};
    return {{NotebookKey, QString::fromUtf8(m_notebook.toJson())}};
}

/// Nothing of it runs before the user has it made: a link may come from anybody.
void NotebookPage::setState(const PageState& state)
{
    if (!state.contains(NotebookKey))
        return;
    auto notebook = Notebook::fromJson(state.value(NotebookKey).toUtf8());
    if (!notebook)
        return say(visibleLines(notebook.error().text()));
    setNotebook(*std::move(notebook));
}

void NotebookPage::setNotebook(Notebook notebook)
{
    if (state().isEmpty()) { // nothing to come back to
        m_notebook = std::move(notebook);
        return showNotebook(0);
    }
    change(std::move(notebook), 0);
}

void NotebookPage::addCells(const std::vector<NotebookCell>& cells)
{
    if (cells.empty())
        return;
    Notebook changed = m_notebook;
    const int at = row() + 1;
    changed.cells.insert(changed.cells.begin() + at, cells.begin(), cells.end());
    change(std::move(changed), at + static_cast<int>(cells.size()) - 1);
}

void NotebookPage::replaceCell(int row, const NotebookCell& cell)
{
    Notebook changed = m_notebook;
    changed.cells.at(static_cast<std::size_t>(row)) = cell;
    change(std::move(changed), row);
}

void NotebookPage::moveCell(int by)
{
    const int from = row();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_list->count())
        return;
    Notebook changed = m_notebook;
    std::swap(changed.cells[static_cast<std::size_t>(from)], changed.cells[static_cast<std::size_t>(to)]);
    change(std::move(changed), to);
}

void NotebookPage::removeCell()
{
    const int at = row();
    if (at < 0)
        return;
    Notebook changed = m_notebook;
    changed.cells.erase(changed.cells.begin() + at);
    change(std::move(changed), at);
}

void NotebookPage::undo()
{
    if (m_before.empty())
        return;
    const int at = row();
    m_notebook = std::move(m_before.back());
    m_before.pop_back();
    m_isTitling = false;
    showNotebook(std::max(at, 0));
}

void NotebookPage::remember()
{
    m_before.push_back(m_notebook);
    if (m_before.size() > MostBefore)
        m_before.erase(m_before.begin());
}

void NotebookPage::change(Notebook notebook, int row)
{
    if (notebook == m_notebook)
        return;
    remember();
    m_notebook = std::move(notebook);
    m_isTitling = false;
    showNotebook(row);
}

/// All letters of it are one change.
void NotebookPage::changeTitle(const QString& title)
{
    if (!std::exchange(m_isTitling, true))
        remember();
    m_notebook.title = title;
    updateState();
}

void NotebookPage::showNotebook(int row)
{
    {
        const QSignalBlocker once(m_list);
        m_list->clear();
        for (const NotebookCell& cell : m_notebook.cells)
            m_list->addItem(visibleText(cellText(cell)));
        m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    }
    if (m_title->text() != m_notebook.title) // else its cursor would jump
        m_title->setText(m_notebook.title);
    showCell();
    updateState();
}

int NotebookPage::row() const
{
    return m_list->currentRow();
}

void NotebookPage::showCell()
{
    const int at = row();
    m_details->setPlainText(
        at < 0 ? QString() : cellDetails(m_notebook.cells[static_cast<std::size_t>(at)], *m_week.game));
    for (QAction* action : m_ofCell)
        action->setEnabled(at >= 0);
}

void NotebookPage::updateState()
{
    const bool isMade = m_maker->isRunning();
    const int cells = m_list->count();
    const QString count = tr("%n cell(s)", nullptr, cells);
    m_state->setText(cells == 0 ? QString()
                         : m_saved->holds(m_notebook.toJson())
                         ? tr("%1, saved", "number of cells").arg(count)
                         : tr("%1, changes not saved: this tab keeps them", "number of cells").arg(count));
    m_undo->setEnabled(!m_before.empty());
    m_export->setEnabled(cells > 0 && !isMade);
    m_other->setEnabled(cells > 0 && !isMade);
    m_stop->setEnabled(isMade);
    m_progress->setVisible(isMade);
    m_progress->setMaximum(cells);
}

void NotebookPage::askForNew(const NotebookCell& cell)
{
    askForCell(this, m_week.game, cell, [this](const NotebookCell& made) { addCells({made}); });
}

void NotebookPage::editCell()
{
    const int at = row();
    if (at < 0)
        return;
    const NotebookCell& cell = m_notebook.cells[static_cast<std::size_t>(at)];
    askForCell(this, m_week.game, cell, [this, at, cell](const NotebookCell& made) {
        if (at < m_list->count() && m_notebook.cells[static_cast<std::size_t>(at)] == cell)
            replaceCell(at, made);
        else // the notebook is another one by now
            addCells({made});
    });
}

std::vector<WeekHandle> NotebookPage::listed() const
{
    return m_host ? m_host->weeksOf(m_week.game) : std::vector<WeekHandle> {m_week};
}

void NotebookPage::makeFor(const WeekHandle& week, const QString& path)
{
    say(tr("Making the notebook for %1…").arg(visibleText(week.title())));
    m_progress->setValue(0);
    m_maker->make(m_notebook, {.week = week, .listed = listed()}, path);
    updateState();
}

QString NotebookPage::message() const
{
    return m_message->text();
}

void NotebookPage::say(const QString& message)
{
    m_message->setText(message);
    Q_EMIT statusMessage(message);
}

}
