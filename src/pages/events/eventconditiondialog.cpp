#include "pages/events/eventconditiondialog.h"

#include "base/safetext.h"
#include "base/servertime.h"
#include "ui_eventconditiondialog.h"
#include "ui_eventtimesdialog.h"

#include <QPushButton>

namespace Weekglass {

namespace {

using Field = EventCondition::Field;
using Test = EventCondition::Test;

constexpr int ValueChars = 44;

void widen(QLineEdit* edit)
{
    edit->setMinimumWidth(edit->fontMetrics().averageCharWidth() * ValueChars);
}

QString timeText(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")) : QString();
}

}

EventConditionDialog::EventConditionDialog(const EventCondition& condition, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::EventConditionDialog>())
{
    m_ui->setupUi(this);
    for (const Field field : {Field::Kind, Field::Subject, Field::Status, Field::Text, Field::Payload})
        m_ui->conditionField->addItem(EventCondition::name(field), static_cast<int>(field));
    m_ui->conditionField->setCurrentIndex(m_ui->conditionField->findData(static_cast<int>(condition.field)));
    m_ui->conditionPath->setText(Json::toJsonPath(condition.path));
    m_ui->conditionValue->setText(condition.value);
    widen(m_ui->conditionPath);
    widen(m_ui->conditionValue);
    connect(m_ui->conditionField, &QComboBox::currentIndexChanged, this, &EventConditionDialog::offerTests);
    connect(m_ui->conditionTest, &QComboBox::currentIndexChanged, this, &EventConditionDialog::check);
    connect(m_ui->conditionPath, &QLineEdit::textChanged, this, &EventConditionDialog::check);
    connect(m_ui->conditionValue, &QLineEdit::textChanged, this, &EventConditionDialog::check);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    offerTests();
    m_ui->conditionTest->setCurrentIndex(
        std::max(0, m_ui->conditionTest->findData(static_cast<int>(condition.test))));
    check();
    m_ui->conditionValue->setFocus();
    m_ui->conditionValue->selectAll();
}

EventConditionDialog::~EventConditionDialog() = default;

Field EventConditionDialog::field() const
{
    return static_cast<Field>(m_ui->conditionField->currentData().toInt());
}

Test EventConditionDialog::test() const
{
    return static_cast<Test>(m_ui->conditionTest->currentData().toInt());
}

void EventConditionDialog::offerTests()
{
    const QVariant chosen = m_ui->conditionTest->currentData();
    {
        const QSignalBlocker quiet(m_ui->conditionTest);
        m_ui->conditionTest->clear();
        for (const Test test : EventCondition::testsOf(field()))
            m_ui->conditionTest->addItem(nameOf(test), static_cast<int>(test));
        m_ui->conditionTest->setCurrentIndex(std::max(0, m_ui->conditionTest->findData(chosen)));
    }
    check();
}

void EventConditionDialog::check()
{
    const bool isPayload = field() == Field::Payload;
    QLineEdit* value = m_ui->conditionValue;
    m_ui->conditionPath->setEnabled(isPayload);
    value->setEnabled(needsValue(test()));
    value->setPlaceholderText(field() == Field::Status ? tr("429, 4xx,5xx or >=400")
                                  : isPayload ? tr("JSON such as 10 or \"text\"; otherwise taken as text")
                                              : QString());
    value->setToolTip(value->placeholderText().toHtmlEscaped());
    QString problem;
    if (const auto path = Json::parsePath(m_ui->conditionPath->text()); isPayload && !path)
        problem = visibleText(path.error().message);
    else if (needsValue(test()) && value->text().isEmpty())
        problem = tr("Enter a value to compare with.");
    m_ui->conditionProblem->setText(problem);
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(problem.isEmpty());
}

EventCondition EventConditionDialog::condition() const
{
    EventCondition condition {.field = field(), .test = test(), .value = m_ui->conditionValue->text()};
    if (auto path = Json::parsePath(m_ui->conditionPath->text()); condition.field == Field::Payload && path)
        condition.path = *std::move(path);
    if (!needsValue(condition.test))
        condition.value.clear();
    return condition;
}

EventTimesDialog::EventTimesDialog(const EventFilter& filter, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::EventTimesDialog>())
{
    m_ui->setupUi(this);
    m_ui->timesFrom->setText(timeText(filter.from));
    m_ui->timesUntil->setText(timeText(filter.until));
    for (QLineEdit* edit : {m_ui->timesFrom, m_ui->timesUntil}) {
        widen(edit);
        connect(edit, &QLineEdit::textChanged, this, &EventTimesDialog::check);
    }
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

EventTimesDialog::~EventTimesDialog() = default;

void EventTimesDialog::check()
{
    const auto isWrong = [](const QLineEdit* edit) {
        return !edit->text().trimmed().isEmpty() && !parseTime(edit->text()).isValid();
    };
    QString problem;
    if (isWrong(m_ui->timesFrom) || isWrong(m_ui->timesUntil))
        problem = tr("Write times as 2025-01-06 12:00.");
    else if (from().isValid() && until().isValid() && from() >= until())
        problem = tr("The first time must be before the second.");
    m_ui->timesProblem->setText(problem);
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(problem.isEmpty());
}

QDateTime EventTimesDialog::from() const
{
    return parseTime(m_ui->timesFrom->text());
}

QDateTime EventTimesDialog::until() const
{
    return parseTime(m_ui->timesUntil->text());
}

}
