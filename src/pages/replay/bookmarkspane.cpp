#include "pages/replay/bookmarkspane.h"

#include "base/safetext.h"
#include "pages/savedlist.h"
#include "replay/replaycursor.h"
#include "widgets/parts/localaction.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

enum Columns { PlayColumn, NoteColumn, TitleColumn, ColumnCount };

constexpr int PlayNumberRole = Qt::UserRole;

QTableWidgetItem* cell(const QString& text, bool isEditable = false)
{
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled
                   | (isEditable ? Qt::ItemIsEditable : Qt::NoItemFlags));
    return item;
}

}

BookmarksPane::BookmarksPane(SavedList* bookmarks, ReplayCursor* cursor, QWidget* parent)
    : QWidget(parent)
    , m_bookmarks(bookmarks)
    , m_cursor(cursor)
    , m_table(new QTableWidget(0, ColumnCount))
{
    setupTable();
    setupActions();
    setFocusProxy(m_table);
    auto* hint = new QLabel(tr("B bookmarks a play; Enter goes there, F2 edits the note."));
    hint->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table, 1);
    column->addWidget(hint);
    connect(m_bookmarks, &SavedList::changed, this, &BookmarksPane::fill);
    connect(m_cursor, &ReplayCursor::logChanged, this, &BookmarksPane::fill);
    connect(m_cursor, &ReplayCursor::logGrown, this, &BookmarksPane::fill);
}

void BookmarksPane::setupTable()
{
    m_table->setObjectName(QStringLiteral("bookmarksTable"));
    m_table->setAccessibleName(tr("Bookmarks"));
    m_table->setHorizontalHeaderLabels({tr("Play"), tr("Note"), tr("Description")});
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(PlayColumn, 60);
    m_table->setColumnWidth(NoteColumn, 160);
    connect(m_table, &QTableWidget::cellActivated, this, [this] {
        if (const auto number = current())
            m_cursor->jumpTo(*number);
    });
    connect(m_table, &QTableWidget::itemChanged, this, [this](const QTableWidgetItem* item) {
        if (item->column() == NoteColumn)
            m_bookmarks->save(item->data(PlayNumberRole).toString(), item->text().toUtf8());
    });
    connect(m_table->itemDelegate(), &QAbstractItemDelegate::closeEditor, this, &BookmarksPane::noteDone);
}

void BookmarksPane::setupActions()
{
    auto* remove = localAction(m_table, "removeBookmark", tr("Remove the bookmark"), QKeySequence::Delete);
    connect(remove, &QAction::triggered, this, [this] {
        if (const auto number = current())
            m_bookmarks->remove(QString::number(*number));
    });
    auto* edit = localAction(m_table, "editBookmark", tr("Edit the note"), Qt::Key_F2);
    connect(edit, &QAction::triggered, this, [this] { editNote(m_table->currentRow()); });
    m_table->addActions({edit, remove});
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

std::optional<qint64> BookmarksPane::current() const
{
    const auto* item = m_table->item(m_table->currentRow(), PlayColumn);
    return item ? std::optional(item->data(PlayNumberRole).toLongLong()) : std::nullopt;
}

void BookmarksPane::addHere()
{
    if (m_cursor->position() < 0)
        return;
    m_new = m_cursor->playNumber();
    if (m_bookmarks->texts().contains(*m_new))
        fill();
    else
        m_bookmarks->add(QString::number(*m_new));
}

void BookmarksPane::editNote(int row)
{
    if (QTableWidgetItem* note = m_table->item(row, NoteColumn)) {
        m_table->setCurrentItem(note);
        m_table->setFocus();
        m_table->editItem(note);
    }
}

void BookmarksPane::fill()
{
    const auto before = current();
    const PlayLog& log = *m_cursor->log();
    {
        const QSignalBlocker blocker(m_table);
        m_table->setRowCount(0);
        for (const auto& [playNumber, text] : m_bookmarks->texts()) {
            const int row = m_table->rowCount();
            m_table->insertRow(row);
            const auto index = log.indexOf(playNumber);
            const auto title = index ? log.title(*index) : TextColumn::Text();
            m_table->setItem(row, PlayColumn, cell(QString::number(playNumber)));
            m_table->setItem(row, NoteColumn, cell(text, true));
            m_table->setItem(
                row, TitleColumn,
                cell(title ? visibleText(*title) : (index ? QString() : tr("This play is not there."))));
            for (const int column : {PlayColumn, NoteColumn})
                m_table->item(row, column)->setData(PlayNumberRole, playNumber);
            if (playNumber == before)
                m_table->setCurrentCell(row, NoteColumn);
        }
    }
    if (!m_new)
        return;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (m_table->item(row, PlayColumn)->data(PlayNumberRole).toLongLong() == *m_new) {
            m_new.reset();
            return editNote(row);
        }
    }
}

}
