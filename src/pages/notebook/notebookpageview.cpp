#include "pages/notebook/notebookpage.h"

#include "base/safetext.h"
#include "pages/notebook/notebookmaker.h"
#include "pages/savedmenu.h"
#include "widgets/parts/askfile.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/flowlayout.h"
#include "widgets/parts/localaction.h"
#include "widgets/theme/housestyle.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QRegularExpression>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int TitleCharacters = 200;
constexpr int ProgressWidth = 160;

/// "What we saw-game_2025_w22.html"
QString fileName(const QString& title, const QString& week)
{
    static const QRegularExpression others(QStringLiteral("[^\\w. -]+"),
                                           QRegularExpression::UseUnicodePropertiesOption);
    const QString begin = QString(title).replace(others, QStringLiteral("_")).trimmed();
    return QStringLiteral("%1-%2.html").arg(begin.isEmpty() ? QStringLiteral("notebook") : begin, week);
}

}

void NotebookPage::setupList()
{
    m_title->setObjectName(QStringLiteral("notebookTitle"));
    m_title->setAccessibleName(tr("Title of the notebook"));
    m_title->setPlaceholderText(tr("Title of the notebook"));
    m_title->setMaxLength(TitleCharacters);
    connect(m_title, &QLineEdit::textEdited, this, &NotebookPage::changeTitle);
    m_list->setObjectName(QStringLiteral("notebookCells"));
    m_list->setAccessibleName(tr("Cells of the notebook"));
    m_empty->say(tr("The notebook is empty."),
                 {{tr("Add text…"), [this] { askForNew(TextCell {}); }},
                  {tr("Add chart…"), [this] { askForNew(ChartCell {}); }}});
    m_details->setObjectName(QStringLiteral("notebookDetails"));
    m_details->setAccessibleName(tr("The chosen cell"));
    m_details->setReadOnly(true);
    m_details->setPlaceholderText(
        tr("A notebook holds texts, charts, tables and comparisons. It names no week: export it for any week "
           "of the game, as one HTML file that opens without a network."));
    m_details->setTabChangesFocus(true);
    connect(m_list, &QListWidget::currentRowChanged, this, &NotebookPage::showCell);
    connect(m_list, &QListWidget::itemActivated, this, &NotebookPage::editCell);
}

QList<QAction*> NotebookPage::addActions()
{
    const auto add = [this](const char* id, const QString& text, Qt::Key key, const NotebookCell& cell) {
        return localAction(this, id, text, Qt::CTRL | Qt::ALT | key, [this, cell] { askForNew(cell); });
    };
    return {add("addText", tr("Add text…"), Qt::Key_1, TextCell {}),
            add("addChart", tr("Add chart…"), Qt::Key_2, ChartCell {}),
            add("addTable", tr("Add table…"), Qt::Key_3, TableCell {}),
            add("addComparison", tr("Add comparison…"), Qt::Key_4, ComparisonCell {})};
}

void NotebookPage::setupActions()
{
    m_ofCell = {localAction(this, "editCell", tr("Edit…"), Qt::Key_F2, [this] { editCell(); }),
                localAction(this, "cellUp", tr("Up"), Qt::ALT | Qt::Key_Up, [this] { moveCell(-1); }),
                localAction(this, "cellDown", tr("Down"), Qt::ALT | Qt::Key_Down, [this] { moveCell(1); }),
                localAction(this, "deleteCell", tr("Delete"), Qt::Key_Delete, [this] { removeCell(); })};
    m_undo = localAction(this, "undoNotebook", tr("Undo"), QKeySequence::Undo, [this] { undo(); });
    m_undo->setIcon(iconOf(Icon::Undo));
    m_stop = localAction(this, "stopNotebook", tr("Stop"), Qt::Key_Escape, [this] { m_maker->stop(); });
    m_stop->setIcon(iconOf(Icon::Stop));
    m_export = localAction(this, "exportNotebook", tr("Export as HTML…"), Qt::CTRL | Qt::Key_E,
                           [this] { askForFileFor(m_week); });
    m_export->setIcon(iconOf(Icon::Export));
    m_saved->setObjectName(QStringLiteral("notebooks"));
    m_saved->setText(tr("Notebooks"));
    m_saved->setAccessibleName(tr("Saved notebooks of the game"));
    m_saved->setToolTip(tr("Save the notebook under a name, or open one (Ctrl+S)"));
    localAction(this, "openNotebooks", tr("Notebooks"), QKeySequence::Save, [this] { m_saved->showMenu(); });
}

void NotebookPage::setupWeeks()
{
    m_other->setMenu(m_weeks);
    connect(m_weeks, &QMenu::aboutToShow, this, &NotebookPage::fillWeeks);
    localAction(this, "openOtherWeeks", tr("For another week"), Qt::CTRL | Qt::ALT | Qt::Key_E, [this] {
        if (m_other->isEnabled())
            m_other->showMenu();
    });
}

void NotebookPage::fillWeeks()
{
    m_weeks->clear();
    for (const WeekHandle& week : listed()) {
        if (!(week.identity == m_week.identity))
            m_weeks->addAction(visibleText(week.title()).replace(QLatin1Char('&'), QLatin1String("&&")), this,
                               [this, week] { askForFileFor(week); });
    }
    if (m_weeks->isEmpty())
        m_weeks->addAction(tr("The server lists no other week of the game"))->setEnabled(false);
}

void NotebookPage::askForFileFor(const WeekHandle& week)
{
    askForFile(this, tr("Make the notebook for %1").arg(visibleText(week.title())),
               fileName(m_notebook.title, week.title()), {tr("HTML (*.html)")},
               [this, week](const QString& path) { makeFor(week, path); });
}

void NotebookPage::setupLayout()
{
    m_other->setObjectName(QStringLiteral("otherWeek"));
    m_other->setText(tr("For another week"));
    m_other->setToolTip(tr("Make the same notebook for another week of the game (Ctrl+Alt+E)"));
    m_other->setPopupMode(QToolButton::InstantPopup);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_saved);
    addButtons(top, {m_export});
    top->addWidget(m_other);
    auto* bar = new QWidget; // large text needs a second line
    auto* row = new FlowLayout(bar);
    row->setContentsMargins({});
    addButtons(row, addActions());
    addButtons(row, m_ofCell);
    addButtons(row, {m_undo});
    for (QLabel* label : {m_state, m_message}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_state->setObjectName(QStringLiteral("notebookState"));
    m_message->setObjectName(QStringLiteral("notebookMessage"));
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setAccessibleName(tr("Progress of the cells"));
    m_progress->setMaximumWidth(ProgressWidth);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_state, 1);
    bottom->addWidget(m_message, 1);
    bottom->addWidget(m_progress);
    addButtons(bottom, {m_stop});
    auto* parts = new QSplitter;
    parts->setObjectName(QStringLiteral("notebookParts"));
    parts->setChildrenCollapsible(false);
    parts->addWidget(m_list);
    parts->addWidget(m_details);
    parts->setStretchFactor(0, 1);
    parts->setStretchFactor(1, 1);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(bar);
    column->addWidget(banner());
    column->addWidget(parts, 1);
    column->addLayout(bottom);
    setFocusProxy(m_list);
}

}
