#include "pages/notebook/celldialogs.h"

#include "base/safetext.h"
#include "metrics/weekstart.h"
#include "pages/reports/reportfields.h"
#include "widgets/parts/checklist.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/sqleditor.h"
#include "widgets/theme/housestyle.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSpinBox>

namespace Weekglass {

namespace {

constexpr QSize TextSize(640, 480);
constexpr int FormWidth = 520;
constexpr int FewLines = 5;

Error wrong(const QString& message)
{
    return {.kind = Error::Kind::Format, .message = message};
}

QString timeText(const std::optional<qint64>& elapsed)
{
    return elapsed ? elapsedText(*elapsed) : QString();
}

/// Since the reset; nothing where the field is empty.
Result<std::optional<qint64>> timeOf(const QLineEdit* field)
{
    const QString text = field->text().trimmed();
    if (text.isEmpty())
        return std::optional<qint64>();
    const auto elapsed = elapsedFrom(text);
    if (!elapsed)
        return wrong(
            CellDialog::tr("“%1” is not a time since the reset. Write it as 2d 03:00:00, 36h or 90m.")
                .arg(visibleText(text)));
    return elapsed;
}

/// As wide as what it says while it is empty.
QLineEdit* hintedField(const char* name, const QString& hint)
{
    QLineEdit* field = textField(name, hint);
    field->setMinimumWidth(field->fontMetrics().horizontalAdvance(hint) + 2 * Measure::Space4);
    return field;
}

QSpinBox* number(const char* name, int least, int most, int value)
{
    auto* field = new QSpinBox;
    field->setObjectName(QLatin1String(name));
    field->setRange(least, most);
    field->setValue(value);
    return field;
}

QCheckBox* check(const char* name, const QString& text, bool isChecked)
{
    auto* field = new QCheckBox(text);
    field->setObjectName(QLatin1String(name));
    field->setChecked(isChecked);
    return field;
}

/// One that the game has not any more stays what it is.
void choose(QComboBox* choice, const QString& id)
{
    if (!id.isEmpty() && choice->findData(id) < 0)
        choice->addItem(visibleText(id), id);
    choice->setCurrentIndex(std::max(choice->findData(id), 0));
}

void setFewLines(QPlainTextEdit* field)
{
    field->setTabChangesFocus(true);
    field->setMinimumHeight(FewLines * field->fontMetrics().lineSpacing());
}

}

TextCellDialog::TextCellDialog(const TextCell& cell, QWidget* parent)
    : CellDialog("textCellDialog", tr("Text"), parent)
    , m_markdown(new QPlainTextEdit(cell.markdown))
{
    m_markdown->setObjectName(QStringLiteral("cellMarkdown"));
    m_markdown->setPlaceholderText(tr("# A heading\n\nWords that are **strong** or *stressed*.\n\n- a list"));
    m_markdown->setTabChangesFocus(true);
    add(tr("&Markdown:"), m_markdown);
    resize(TextSize);
}

Result<NotebookCell> TextCellDialog::cell() const
{
    if (m_markdown->toPlainText().trimmed().isEmpty())
        return wrong(tr("Write a text."));
    return NotebookCell(TextCell {m_markdown->toPlainText()});
}

ChartCellDialog::ChartCellDialog(const GameDefinition& game, ChartCell cell, QWidget* parent)
    : CellDialog("chartCellDialog", tr("Chart"), parent)
    , m_cell(std::move(cell))
    , m_metric(new QComboBox)
    , m_series(new QPlainTextEdit(m_cell.series.join(QLatin1Char('\n'))))
    , m_from(hintedField("cellFrom", tr("2d 03:00:00; empty: the first reading")))
    , m_until(hintedField("cellUntil", tr("4d; empty: the last reading")))
    , m_stepped(check("cellStepped", tr("Values hold until the &next one"), m_cell.style.isStepped))
    , m_logarithmic(check("cellLogarithmic", tr("&Logarithmic axis"), m_cell.style.isLogarithmic))
    , m_rate(check("cellRate", tr("&Rate: the growth of a counter per time"), m_cell.style.isRate))
{
    m_metric->setObjectName(QStringLiteral("cellMetric"));
    for (const MetricDefinition& metric : game.metrics)
        m_metric->addItem(visibleText(metric.title), metric.id);
    choose(m_metric, m_cell.metric);
    m_series->setObjectName(QStringLiteral("cellSeries"));
    m_series->setPlaceholderText(tr("One name in each line; empty: all"));
    setFewLines(m_series);
    m_from->setText(timeText(m_cell.from));
    m_until->setText(timeText(m_cell.until));
    add(tr("&Metric:"), m_metric);
    add(tr("&Series:"), m_series);
    add(tr("&From, since the reset:"), m_from);
    add(tr("&Until, since the reset:"), m_until);
    for (QCheckBox* field : {m_stepped, m_logarithmic, m_rate})
        addChoice(field);
    resize(FormWidth, sizeHint().height());
}

Result<NotebookCell> ChartCellDialog::cell() const
{
    ChartCell cell = m_cell;
    cell.metric = m_metric->currentData().toString();
    if (cell.metric.isEmpty())
        return wrong(tr("The game has no metrics."));
    cell.series.clear();
    for (const QString& line : m_series->toPlainText().split(QLatin1Char('\n'))) {
        if (!line.trimmed().isEmpty())
            cell.series << line.trimmed();
    }
    const auto from = timeOf(m_from);
    const auto until = timeOf(m_until);
    if (!from || !until)
        return from ? until.error() : from.error();
    cell.from = *from;
    cell.until = *until;
    if (cell.from && cell.until && *cell.until <= *cell.from)
        return wrong(tr("The chart ends before it begins."));
    cell.style.isStepped = m_stepped->isChecked();
    cell.style.isLogarithmic = m_logarithmic->isChecked();
    cell.style.isRate = m_rate->isChecked();
    return NotebookCell(cell);
}

TableCellDialog::TableCellDialog(const GameDefinition& game, const TableCell& cell, QWidget* parent)
    : CellDialog("tableCellDialog", tr("Table"), parent)
    , m_title(hintedField("cellTitle", tr("empty: that of the report")))
    , m_source(new QComboBox)
    , m_parameters(new ReportFields)
    , m_sql(new SqlEditor)
    , m_rows(number("cellRows", 1, TableCell::MostRows, cell.rows))
{
    m_title->setText(cell.title);
    m_source->setObjectName(QStringLiteral("cellSource"));
    for (const ReportDefinition& report : game.reports)
        m_source->addItem(tr("Report: %1").arg(visibleText(report.title)), report.id);
    m_source->addItem(tr("A statement that reads"), QString());
    choose(m_source, cell.report);
    if (cell.report.isEmpty() && cell.sql.isEmpty())
        m_source->setCurrentIndex(0);
    m_sql->setObjectName(QStringLiteral("cellSql"));
    m_sql->setPlainText(cell.sql);
    setFewLines(m_sql);
    m_parameters->setSettings(cell.parameters);
    const auto update = [this, reports = game.reports] {
        const QString id = m_source->currentData().toString();
        const auto report = std::ranges::find(reports, id, &ReportDefinition::id);
        m_sql->setEnabled(id.isEmpty());
        m_parameters->setReport(report == reports.end() ? nullptr : &*report);
    };
    connect(m_source, &QComboBox::currentIndexChanged, this, update);
    update();
    add(tr("&Title:"), m_title);
    add(tr("&Rows of:"), m_source);
    addChoice(m_parameters);
    add(tr("&SQL:"), m_sql);
    add(tr("&At most, rows:"), m_rows);
    resize(FormWidth, sizeHint().height());
}

Result<NotebookCell> TableCellDialog::cell() const
{
    TableCell cell {.title = m_title->text().trimmed(),
                    .report = m_source->currentData().toString(),
                    .parameters = m_parameters->settings(),
                    .rows = m_rows->value()};
    if (!cell.report.isEmpty())
        return NotebookCell(cell);
    cell.sql = m_sql->toPlainText().trimmed();
    if (cell.sql.isEmpty())
        return wrong(tr("Write the statement, or choose a report."));
    return NotebookCell(cell);
}

ComparisonCellDialog::ComparisonCellDialog(const GameDefinition& game, const ComparisonCell& cell,
                                           QWidget* parent)
    : CellDialog("comparisonCellDialog", tr("Comparison"), parent)
    , m_metrics(new CheckList("cellMetrics", {}))
    , m_before(number("cellBefore", 1, ComparisonCell::MostWeeks, cell.before))
    , m_weeks(hintedField("cellWeeks", tr("names separated by spaces; empty: the weeks before")))
    , m_at(hintedField("cellAt", tr("2d12h; empty: each week's last values")))
    , m_rows(number("cellRows", 1, TableCell::MostRows, cell.rows))
{
    for (const MetricDefinition& metric : game.metrics)
        m_metrics->add(visibleText(metric.title), metric.id, cell.metrics.contains(metric.id));
    for (const QString& id : cell.metrics) { // those that the game has not any more
        if (!game.metric(id))
            m_metrics->add(visibleText(id), id, true);
    }
    const auto update = [this] { m_before->setEnabled(m_weeks->text().trimmed().isEmpty()); };
    connect(m_weeks, &QLineEdit::textChanged, this, update);
    m_weeks->setText(cell.weeks.join(QLatin1Char(' ')));
    m_at->setText(timeText(cell.at));
    add(tr("&Metrics:"), m_metrics);
    add(tr("&Weeks before:"), m_before);
    add(tr("&Only these weeks:"), m_weeks);
    add(tr("&Time since the reset:"), m_at);
    add(tr("&At most, rows:"), m_rows);
    resize(FormWidth, sizeHint().height());
}

Result<NotebookCell> ComparisonCellDialog::cell() const
{
    static const QRegularExpression between(QStringLiteral("[\\s,]+"));
    const auto at = timeOf(m_at);
    if (!at)
        return at.error();
    ComparisonCell cell {.metrics = m_metrics->checked(),
                         .before = m_before->value(),
                         .weeks = m_weeks->text().split(between, Qt::SkipEmptyParts),
                         .at = *at,
                         .rows = m_rows->value()};
    if (cell.metrics.isEmpty())
        return wrong(tr("Choose at least one metric."));
    return NotebookCell(cell);
}

}
