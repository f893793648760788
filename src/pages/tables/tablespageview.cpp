#include "pages/tables/tablespage.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "pages/filesaver.h"
#include "pages/sql/queryexporter.h"
#include "pages/tables/detailviews.h"
#include "pages/tables/relationlist.h"
#include "pages/tables/rowfilterbar.h"
#include "pages/tables/rowlist.h"
#include "pages/tables/rowpane.h"
#include "pages/tables/rowtablemodel.h"
#include "pages/tables/schemapicture.h"
#include "pg/scripttext.h"
#include "query/querywrite.h"
#include "widgets/parts/askfile.h"
#include "widgets/parts/elidedlabel.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/flowlayout.h"
#include "widgets/parts/localaction.h"
#include "widgets/parts/sqldialog.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int ValueCharacters = 50;

QStringList rowFormats()
{
    return {TablesPage::tr("CSV (*.csv)"), TablesPage::tr("JSON (*.json)"),
            TablesPage::tr("One JSON object per line (*.ndjson)"), TablesPage::tr("Parquet (*.parquet)")};
}

/// The statements behind the columns and keys of a table.
QString catalogSql(const std::vector<const char*>& files, const QString& table)
{
    QStringList statements {Pg::scriptComment(TablesPage::tr("$1: the OID of %1").arg(table)).trimmed()};
    for (const char* file : files) {
        if (const auto sql = Pg::Sql::load(file))
            statements << QString::fromUtf8(sql->text()).trimmed() + QLatin1Char(';');
    }
    return statements.join(QStringLiteral("\n\n"));
}

/// What a table of definitions shows.
CombinedResult resultOf(const QAbstractItemModel& model)
{
    auto result = std::make_shared<QueryResult>();
    for (int column = 0; column < model.columnCount(); ++column)
        result->columns.push_back(
            {.name = model.headerData(column, Qt::Horizontal).toString().toUtf8(), .type = ColumnType::Text});
    for (int row = 0; row < model.rowCount(); ++row) {
        std::vector<std::optional<QByteArray>> cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells.emplace_back(model.index(row, column).data().toString().toUtf8());
        result->rows.add(cells);
    }
    return {{{.week = {}, .result = std::move(result)}}, false};
}

}

QAction* TablesPage::addPageAction(const char* id, const QString& text, const QKeySequence& shortcut,
                                   const std::function<void()>& run)
{
    return localAction(this, id, text, shortcut, run);
}

void TablesPage::setupActions()
{
    m_back = addPageAction("tablesBack", tr("Back"), Qt::ALT | Qt::Key_Left, [this] { goBack(); });
    m_back->setIcon(iconOf(Icon::Back));
    m_forward =
        addPageAction("tablesForward", tr("Forward"), Qt::ALT | Qt::Key_Right, [this] { goForward(); });
    m_forward->setIcon(iconOf(Icon::Forward));
    m_export = addPageAction("exportTable", tr("Export…"), Qt::CTRL | Qt::Key_E, [this] { exportShown(); });
    m_export->setIcon(iconOf(Icon::Export));
    m_counting = addPageAction("countRows", tr("Count exactly"), Qt::CTRL | Qt::SHIFT | Qt::Key_N,
                               [this] { countExactly(); });
    m_descending =
        addPageAction("descendingRows", tr("Largest key first"), Qt::CTRL | Qt::ALT | Qt::Key_D, [] {});
    m_descending->setCheckable(true);
    connect(m_descending, &QAction::triggered, this, &TablesPage::setDescending);
    auto* bar = static_cast<FlowLayout*>(layout()->itemAt(0)->layout());
    addButtons(bar, {m_back, m_forward, m_export});
    setupMenus(bar);
    addPageAction("tablesStop", tr("Stop loading"), Qt::Key_Escape, [this] { stopLoading(); });
    const QStringList names {tr("Show rows"), tr("Show columns"), tr("Show keys and indexes"),
                             tr("Show the picture of the schema")};
    for (int i = 0; i < names.size(); ++i) {
        const QKeySequence keys(static_cast<int>(Qt::ALT) | (Qt::Key_1 + i));
        const QAction* action =
            addPageAction("tablesView", names[i], keys, [this, i] { m_views->setCurrentIndex(i); });
        m_views->setTabToolTip(i, action->toolTip());
    }
}

/// What is wanted now and then, behind “⋯”, and on the rows.
void TablesPage::setupMenus(QLayout* bar)
{
    QAction* copy =
        localAction(m_rows->table(), "copyCell", tr("Copy"), QKeySequence::Copy, [this] { copyCell(); });
    copy->setShortcutContext(Qt::WidgetShortcut);
    addMore(
        bar,
        {addPageAction("refreshTables", tr("Refresh"), QKeySequence::Refresh, [this] { refresh(); }),
         addPageAction("firstRows", tr("First rows"), Qt::CTRL | Qt::Key_Home,
                       [this] { m_rows->showFirst(); }),
         addPageAction("lastRows", tr("Last rows"), Qt::CTRL | Qt::Key_End, [this] { m_rows->showLast(); }),
         m_descending, m_counting,
         addPageAction("findTable", tr("Find a table"), Qt::CTRL | Qt::Key_J,
                       [this] {
                           m_list->field()->setFocus(Qt::ShortcutFocusReason);
                           m_list->field()->selectAll();
                       }),
         addPageAction("filterRows", tr("Write a condition"), Qt::CTRL | Qt::ALT | Qt::Key_F,
                       [this] {
                           setView(RowsView);
                           m_filterBar->focusField();
                       }),
         addPageAction("onlyValue", tr("Only rows with this value"), Qt::CTRL | Qt::Key_L,
                       [this] { filterByCell(); }),
         addPageAction("tablesSql", tr("Show SQL"), Qt::CTRL | Qt::Key_U, [this] { showSql(); })});
}

QWidget* TablesPage::makeRowsView()
{
    auto* parts = new QSplitter(Qt::Vertical); // beside the list of tables there is no room for three
    parts->setObjectName(QStringLiteral("tableRowsSplitter"));
    parts->addWidget(m_rows);
    parts->addWidget(m_pane);
    parts->setStretchFactor(0, 5);
    parts->setStretchFactor(1, 4);
    parts->setSizes({420, 260});
    parts->setChildrenCollapsible(false);
    auto* view = new QWidget;
    auto* column = new QVBoxLayout(view);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_filterBar);
    column->addWidget(parts, 1);
    return view;
}

void TablesPage::setupLayout()
{
    m_views->setObjectName(QStringLiteral("tableViews"));
    m_views->setAccessibleName(tr("View of the table"));
    m_views->setDrawBase(false);
    for (const QString& name : {tr("Rows"), tr("Columns"), tr("Keys and indexes"), tr("Picture")})
        m_views->addTab(name);
    m_stack->addWidget(makeRowsView());
    m_stack->addWidget(m_columns->widget());
    m_stack->addWidget(m_keys->widget());
    m_stack->addWidget(m_picture);
    auto* bar = new FlowLayout; // large text needs a second line
    bar->addWidget(m_views);
    auto* right = new QWidget;
    auto* rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->addWidget(m_stack, 1);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_count);
    foot->addWidget(m_state, 1);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    rightColumn->addLayout(foot);
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(QStringLiteral("tablesSplitter"));
    splitter->addWidget(m_list);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({360, 900});
    splitter->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->addLayout(bar);
    column->addWidget(m_heading);
    column->addWidget(banner()); // what the week hides from this role is said here, too
    column->addWidget(splitter, 1);
    setFocusProxy(m_list->view());
}

void TablesPage::connectParts()
{
    connect(m_list, &RelationList::chosen, this, [this](const RelationName& name) {
        if (view() == PictureView)
            m_picture->select(name);
        go({.table = name});
    });
    connect(m_views, &QTabBar::currentChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        if (index == PictureView && m_isPictureOld)
            loadPicture();
        if (index == RowsView && m_unread && hasTable())
            showRows(TableVisit(*m_unread));
        updateState();
    });
    connect(m_filterBar, &RowFilterBar::filterChanged, this, &TablesPage::applyFilter);
    connect(m_filterBar, &RowFilterBar::statusMessage, this, &TablesPage::statusMessage);
    connect(m_rows, &RowList::currentChanged, this, &TablesPage::showCurrent);
    connect(m_rows, &RowList::stateChanged, this, [this] {
        if (!m_rows->isLoading() && !m_rows->hasFailed())
            banner()->hide();
        updateState();
    });
    connect(m_rows, &RowList::failed, this, &TablesPage::takeFailure);
    connect(m_rows->table(), &QWidget::customContextMenuRequested, this, &TablesPage::showMenu);
    connect(m_pane, &RowPane::statusMessage, this, &TablesPage::statusMessage);
    connect(m_pane, &RowPane::conditionWanted, m_filterBar, &RowFilterBar::addCondition);
    connect(m_pane, &RowPane::jumpWanted, this, &TablesPage::jump);
    connect(m_picture, &SchemaPicture::activated, this, [this](const RelationName& name) {
        setView(RowsView);
        go({.table = name});
    });
    connect(m_exporter, &QueryExporter::message, this, &TablesPage::statusMessage);
    connect(m_saver, &FileSaver::answered, this, &TablesPage::statusMessage);
}

void TablesPage::showMenu(const QPoint& place)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addCellFilters(menu);
    if (!m_pane->jumps().empty()) {
        menu->addSection(tr("Follow a foreign key"));
        m_pane->addJumps(menu);
    }
    menu->addSeparator();
    menu->addActions(m_rows->table()->actions());
    menu->popup(m_rows->table()->viewport()->mapToGlobal(place));
}

/// Tests of the current cell that its value passes, or that leave it out.
void TablesPage::addCellFilters(QMenu* menu)
{
    const QModelIndex index = m_rows->table()->currentIndex();
    const Pg::Value* value = m_rows->model()->value(index);
    if (!value || !m_rows->model()->isWhole(index))
        return;
    const std::vector<ValueTest> tests = *value ? std::vector {ValueTest::Equals, ValueTest::Differs}
                                                : std::vector {ValueTest::Missing, ValueTest::Exists};
    for (const ValueTest test : tests) {
        const RowCondition condition {.column = m_rows->model()->column(index.column())->name,
                                      .test = test,
                                      .value = *value ? fromUtf8(**value) : QString()};
        const QString text =
            visibleText(condition.text(), ValueCharacters).replace(QLatin1Char('&'), QLatin1String("&&"));
        menu->addAction(tr("Only rows where %1").arg(text), this,
                        [this, condition] { m_filterBar->addCondition(condition); });
    }
}

void TablesPage::filterByCell()
{
    QMenu menu;
    addCellFilters(&menu);
    if (menu.isEmpty())
        return Q_EMIT statusMessage(tr("Select a cell to see its whole value."));
    menu.actions().constFirst()->trigger();
}

void TablesPage::copyCell()
{
    if (const Pg::Value* value = m_rows->model()->value(m_rows->table()->currentIndex()); value && *value)
        QGuiApplication::clipboard()->setText(fromUtf8(**value));
}

QString TablesPage::shownSql() const
{
    const QString table = m_details.relation.name.text();
    switch (view()) {
    case ColumnsOfTable:
        return catalogSql({"catalog/relation_columns.sql"}, table);
    case KeysOfTable:
        return catalogSql(
            {"catalog/relation_constraints.sql", "catalog/foreign_keys.sql", "catalog/relation_indexes.sql"},
            table);
    case PictureView:
        return catalogSql(
            {"catalog/relations.sql", "catalog/relation_columns.sql", "catalog/foreign_keys.sql"},
            tr("a table, or NULL for all"));
    case RowsView:
        break;
    }
    const auto statement = rowPageStatement(m_rows->query(), {}, RowDirection::Forward, RowList::PageRows,
                                            StatementValues::Form::Literals);
    return statement ? Pg::scriptStatement(QString::fromUtf8(statement->sql.text()))
                     : Pg::scriptComment(statement.error().text());
}

void TablesPage::showSql()
{
    if (hasTable() || view() == PictureView)
        showSqlDialog(this, tr("SQL of these rows"), shownSql());
}

void TablesPage::exportShown()
{
    switch (view()) {
    case RowsView:
        return exportRows();
    case PictureView:
        return exportPicture();
    case ColumnsOfTable:
    case KeysOfTable:
        return exportDefinitions();
    }
}

void TablesPage::exportRows()
{
    const auto sql = rowExportStatement(m_rows->query());
    const auto statement =
        sql ? readingStatement(fromUtf8(sql->sql.text())) : Result<QueryStatement>(sql.error());
    if (!statement)
        return takeFailure(statement.error());
    askForFile(this, tr("Write the rows to"), m_details.relation.name.text() + QStringLiteral(".csv"),
               rowFormats(),
               [this, asked = *statement](const QString& file) { m_exporter->start({m_week}, asked, file); });
}

void TablesPage::exportDefinitions()
{
    const QTableView* table = view() == ColumnsOfTable ? m_columns->widget() : m_keys->widget();
    askForFile(this, tr("Write these rows to"), m_details.relation.name.text() + QStringLiteral(".csv"),
               rowFormats(), [this, shown = resultOf(*table->model())](const QString& file) {
                   m_saver->write(file, [shown, file](const std::stop_token&) {
                       return resultBytes(shown, queryFormatOf(file));
                   });
               });
}

void TablesPage::exportPicture()
{
    askForFile(this, tr("Write the picture to"), m_week.title() + QStringLiteral(".svg"),
               {tr("Drawing (*.svg)")}, [this](const QString& file) {
                   m_saver->write(file, [svg = m_picture->toSvg()](const std::stop_token&) {
                       return Result<QByteArray>(svg);
                   });
               });
}

}
