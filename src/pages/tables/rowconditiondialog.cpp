#include "pages/tables/rowconditiondialog.h"

#include "base/safetext.h"
#include "ui_rowconditiondialog.h"

#include <QPushButton>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int ValueChars = 44;

void widen(QLineEdit* edit)
{
    edit->setMinimumWidth(edit->fontMetrics().averageCharWidth() * ValueChars);
}

QString hintOf(const RelationColumn& column)
{
    using Sort = RelationColumn::Sort;
    if (column.isJson())
        return RowConditionDialog::tr("JSON such as 10 or \"text\"; otherwise taken as text");
    if (column.sort == Sort::Time)
        return RowConditionDialog::tr("such as 2025-01-06 12:00, in UTC");
    return column.sort == Sort::Truth ? RowConditionDialog::tr("true or false") : visibleText(column.type);
}

}

RowConditionDialog::RowConditionDialog(std::vector<RelationColumn> columns, const RowCondition& condition,
                                       QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::RowConditionDialog>())
    , m_columns(std::move(columns))
{
    m_ui->setupUi(this);
    for (const RelationColumn& column : m_columns)
        m_ui->rowField->addItem(visibleText(column.name));
    const auto found = std::ranges::find(m_columns, condition.column, &RelationColumn::name);
    m_ui->rowField->setCurrentIndex(found == m_columns.end() ? 0
                                                             : static_cast<int>(found - m_columns.begin()));
    if (!condition.path.empty())
        m_ui->rowPath->setText(Json::toJsonPath(condition.path));
    m_ui->rowValue->setText(condition.value);
    widen(m_ui->rowPath);
    widen(m_ui->rowValue);
    connect(m_ui->rowField, &QComboBox::currentIndexChanged, this, &RowConditionDialog::offerTests);
    connect(m_ui->rowTest, &QComboBox::currentIndexChanged, this, &RowConditionDialog::check);
    connect(m_ui->rowPath, &QLineEdit::textChanged, this, &RowConditionDialog::check);
    connect(m_ui->rowValue, &QLineEdit::textChanged, this, &RowConditionDialog::check);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    offerTests();
    m_ui->rowTest->setCurrentIndex(std::max(0, m_ui->rowTest->findData(static_cast<int>(condition.test))));
    check();
    m_ui->rowValue->setFocus();
    m_ui->rowValue->selectAll();
}

RowConditionDialog::~RowConditionDialog() = default;

const RelationColumn& RowConditionDialog::column() const
{
    return m_columns[static_cast<std::size_t>(std::max(0, m_ui->rowField->currentIndex()))];
}

ValueTest RowConditionDialog::test() const
{
    return static_cast<ValueTest>(m_ui->rowTest->currentData().toInt());
}

void RowConditionDialog::offerTests()
{
    const QVariant chosen = m_ui->rowTest->currentData();
    {
        const QSignalBlocker quiet(m_ui->rowTest);
        m_ui->rowTest->clear();
        for (const ValueTest test : RowCondition::testsOf(column().sort))
            m_ui->rowTest->addItem(nameOf(test), static_cast<int>(test));
        m_ui->rowTest->setCurrentIndex(std::max(0, m_ui->rowTest->findData(chosen)));
    }
    check();
}

void RowConditionDialog::check()
{
    const bool hasPath = column().isJson();
    QLineEdit* value = m_ui->rowValue;
    m_ui->rowPath->setEnabled(hasPath);
    value->setEnabled(needsValue(test()));
    value->setPlaceholderText(hintOf(column()));
    value->setToolTip(value->placeholderText().toHtmlEscaped());
    QString problem;
    if (const auto path = Json::parsePath(m_ui->rowPath->text()); hasPath && !path)
        problem = visibleText(path.error().message);
    else if (needsValue(test()) && value->text().isEmpty() && column().sort != RelationColumn::Sort::Text)
        problem = tr("Enter a value to compare with.");
    m_ui->rowProblem->setText(problem);
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(problem.isEmpty());
}

RowCondition RowConditionDialog::condition() const
{
    RowCondition condition {.column = column().name, .test = test(), .value = m_ui->rowValue->text()};
    if (auto path = Json::parsePath(m_ui->rowPath->text()); column().isJson() && path)
        condition.path = *std::move(path);
    if (!needsValue(condition.test))
        condition.value.clear();
    return condition;
}

}
