#pragma once

#include "base/job.h"
#include "pages/tables/tablevisits.h"
#include "pages/weekpage.h"
#include "tables/rowjump.h"
#include "tables/schemagraph.h"

class QAction;
class QLabel;
class QMenu;
class QStackedWidget;
class QTabBar;

namespace Weekglass {

class ColumnsView;
class ElidedLabel;
class EmptyState;
class FileSaver;
class KeysView;
class QueryExporter;
class RelationList;
class RowFilterBar;
class RowList;
class RowPane;
class SchemaPicture;

/// Every table and view of a week: its rows by key with a filter, the selected row whole, ways along foreign
/// keys and back; its columns; its keys and indexes; and a picture of the schema. Only reads.
class TablesPage : public WeekPage
{
    Q_OBJECT

public:
    enum View { RowsView, ColumnsOfTable, KeysOfTable, PictureView };

    explicit TablesPage(WeekHandle week, QWidget* parent = nullptr);
    ~TablesPage() override;

    void join(PageHost& host) override;
    // in tablespagestate.cpp
    PageState state() const override;
    void setState(const PageState& state) override;
    std::vector<QStringList> commands() const override;
    bool isLoading() const override;
    std::optional<QString> reads() const override;

    void setView(View view);
    View view() const;
    /// As the user does it: the way back leads to where one is now.
    void go(const TableVisit& visit);
    void jump(const RowJump& jump);
    RelationList* list() const { return m_list; }
    RowList* rows() const { return m_rows; }
    RowFilterBar* filterBar() const { return m_filterBar; }
    RowPane* pane() const { return m_pane; }
    SchemaPicture* picture() const { return m_picture; }
    /// What is shown, as SQL to be run elsewhere.
    QString shownSql() const;

public Q_SLOTS:
    void refresh() override;
    void goBack();
    void goForward();

private:
    // in tablespageview.cpp
    void setupActions();
    void setupMenus(QLayout* bar);
    void setupLayout();
    QWidget* makeRowsView();
    void connectParts();
    QAction* addPageAction(const char* id, const QString& text, const QKeySequence& shortcut,
                           const std::function<void()>& run);
    void showMenu(const QPoint& place);
    void addCellFilters(QMenu* menu);
    void filterByCell();
    void copyCell();
    void showSql();
    void exportShown();
    void exportRows();
    void exportDefinitions();
    void exportPicture();

    void loadList();
    void takeList(const Result<std::vector<Relation>>& relations);
    /// Shows a place; the way back stays as it is.
    void open(const TableVisit& visit);
    void takeDetails(const Result<RelationDetails>& details, const TableVisit& visit);
    void showRows(const TableVisit& visit);
    void loadPicture();
    void applyFilter();
    void setDescending(bool isDescending);
    void showCurrent();
    void countExactly();
    void takeFailure(const Error& error);
    void stopLoading();
    void updateState();
    void updateHeading();
    void sayEmpty(bool isLoaded);
    QString countText() const;
    QString orderText() const;
    /// What is listed or drawn is under way.
    bool isReading() const;
    /// Where one is now; nothing before a table is shown.
    std::optional<TableVisit> here() const;
    bool hasTable() const { return m_details.relation.oid != 0; }

    RelationList* m_list;
    QTabBar* m_views;
    ElidedLabel* m_heading;
    QStackedWidget* m_stack;
    RowFilterBar* m_filterBar;
    RowList* m_rows;
    RowPane* m_pane;
    std::unique_ptr<ColumnsView> m_columns;
    std::unique_ptr<KeysView> m_keys;
    SchemaPicture* m_picture;
    QLabel* m_count;
    QLabel* m_state;
    EmptyState* m_empty;
    QueryExporter* m_exporter;
    FileSaver* m_saver;
    QAction* m_back = nullptr;
    QAction* m_forward = nullptr;
    QAction* m_descending = nullptr;
    QAction* m_counting = nullptr;
    QAction* m_export = nullptr;

    RelationDetails m_details; ///< of the table that is shown
    std::optional<TableVisit> m_wanted; ///< until the list of tables is here
    std::optional<TableVisit> m_unread; ///< what is to be shown, until its rows are looked at
    TableVisits m_visits;
    std::optional<qint64> m_exact; ///< number of matching rows
    bool m_isPictureOld = true; ///< it is read when it is shown
    Job m_listJob;
    Job m_detailsJob;
    Job m_pictureJob;
    Job m_countJob;
};

}
