#include "pages/migrations/linttable.h"

#include "base/safetext.h"
#include "pages/migrations/migrationdelegate.h"
#include "widgets/parts/rowtable.h"

#include <QHeaderView>

namespace Weekglass {

namespace {

constexpr int CellCharacters = 400;

}

LintTable::LintTable(QWidget* parent)
    : QTableWidget(parent)
{
    setAccessibleName(tr("Findings about the migrations"));
    setItemDelegate(new AlarmDelegate(this));
    setColumnCount(ColumnCount);
    setHorizontalHeaderLabels({tr("File"), tr("Line"), tr("Rule"), tr("Reason")});
    setupRowTable(this);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    horizontalHeader()->setStretchLastSection(true);
    connect(this, &QTableWidget::activated, this, [this](const QModelIndex& index) {
        const QTableWidgetItem* first = item(index.row(), FileColumn);
        Q_EMIT lineWanted(first->text(), item(index.row(), LineColumn)->data(Qt::DisplayRole).toInt());
    });
}

void LintTable::setFiles(const std::vector<File>& files)
{
    setRowCount(0);
    setColumnHidden(FileColumn, files.size() < 2);
    for (const File& file : files) {
        for (const LintFinding& finding : file.lint.findings) {
            const int row = rowCount();
            insertRow(row);
            const auto show = [&](int column, const QVariant& value, const QString& tip = {}) {
                auto* cell = new QTableWidgetItem;
                cell->setData(Qt::DisplayRole, value);
                cell->setToolTip(tip.toHtmlEscaped());
                if (finding.kind == LintFinding::Kind::Refused
                    || finding.kind == LintFinding::Kind::Destructive)
                    cell->setData(AlarmDelegate::AlarmRole, true);
                setItem(row, column, cell);
            };
            show(FileColumn, visibleText(file.script));
            show(LineColumn, finding.line);
            show(KindColumn, findingName(finding.kind));
            const QString why = visibleText(finding.message, CellCharacters);
            const QString advice = visibleText(finding.advice, CellCharacters);
            show(MessageColumn, advice.isEmpty() ? why : tr("%1 %2", "what it does, advice").arg(why, advice),
                 visibleText(finding.statement, CellCharacters));
        }
    }
    for (int column = 0; column < MessageColumn; ++column)
        resizeColumnToContents(column);
    resizeRowsToContents();
}

}
