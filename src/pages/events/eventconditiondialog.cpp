#include "pages/events/eventconditiondialog.h"

#include "base/safetext.h"
#include "base/servertime.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace Weekglass {

namespace {

using Field = EventCondition::Field;
using Test = EventCondition::Test;

constexpr int ValueChars = 44;

QLabel* problemLabel()
{
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QLineEdit* wideField(const QString& text)
{
    auto* edit = new QLineEdit(text);
    edit->setMinimumWidth(edit->fontMetrics().averageCharWidth() * ValueChars);
    return edit;
}

QString timeText(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")) : QString();
}

}

EventConditionDialog::EventConditionDialog(const EventCondition& condition, QWidget* parent)
    : QDialog(parent)
    , m_field(new QComboBox)
    , m_path(wideField(Json::toJsonPath(condition.path)))
    , m_test(new QComboBox)
    , m_value(wideField(condition.value))
    , m_problem(problemLabel())
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Filter"));
    setupFields(condition);
    auto* form = new QFormLayout(this);
    form->addRow(tr("&What"), m_field);
    form->addRow(tr("&Path"), m_path);
    form->addRow(tr("&Test"), m_test);
    form->addRow(tr("&Value"), m_value);
    form->addRow(m_problem);
    form->addRow(m_buttons);
    connect(m_field, &QComboBox::currentIndexChanged, this, &EventConditionDialog::offerTests);
    connect(m_test, &QComboBox::currentIndexChanged, this, &EventConditionDialog::check);
    connect(m_path, &QLineEdit::textChanged, this, &EventConditionDialog::check);
    connect(m_value, &QLineEdit::textChanged, this, &EventConditionDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    offerTests();
    m_test->setCurrentIndex(std::max(0, m_test->findData(static_cast<int>(condition.test))));
    check();
    m_value->setFocus();
    m_value->selectAll();
}

void EventConditionDialog::setupFields(const EventCondition& condition)
{
    m_field->setObjectName(QStringLiteral("conditionField"));
    m_path->setObjectName(QStringLiteral("conditionPath"));
    m_test->setObjectName(QStringLiteral("conditionTest"));
    m_value->setObjectName(QStringLiteral("conditionValue"));
    for (const Field field : {Field::Kind, Field::Subject, Field::Status, Field::Text, Field::Payload})
        m_field->addItem(EventCondition::name(field), static_cast<int>(field));
    m_field->setCurrentIndex(m_field->findData(static_cast<int>(condition.field)));
    m_path->setPlaceholderText(QStringLiteral("$.ships[0].fuel"));
}

Field EventConditionDialog::field() const
{
    return static_cast<Field>(m_field->currentData().toInt());
}

Test EventConditionDialog::test() const
{
    return static_cast<Test>(m_test->currentData().toInt());
}

void EventConditionDialog::offerTests()
{
    const QVariant chosen = m_test->currentData();
    {
        const QSignalBlocker quiet(m_test);
        m_test->clear();
        for (const Test test : EventCondition::testsOf(field()))
            m_test->addItem(EventCondition::name(test), static_cast<int>(test));
        m_test->setCurrentIndex(std::max(0, m_test->findData(chosen)));
    }
    check();
}

void EventConditionDialog::check()
{
    const bool isPayload = field() == Field::Payload;
    m_path->setEnabled(isPayload);
    m_value->setEnabled(EventCondition::needsValue(test()));
    m_value->setPlaceholderText(field() == Field::Status ? tr("429, 4xx,5xx or >=400")
                                    : isPayload ? tr("JSON such as 10 or \"text\"; else taken as text")
                                                : QString());
    m_value->setToolTip(m_value->placeholderText().toHtmlEscaped());
    QString problem;
    if (const auto path = Json::parsePath(m_path->text()); isPayload && !path)
        problem = visibleText(path.error().message);
    else if (EventCondition::needsValue(test()) && m_value->text().isEmpty())
        problem = tr("Write what to compare with.");
    m_problem->setText(problem);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(problem.isEmpty());
}

EventCondition EventConditionDialog::condition() const
{
    EventCondition condition {.field = field(), .test = test(), .value = m_value->text()};
    if (auto path = Json::parsePath(m_path->text()); condition.field == Field::Payload && path)
        condition.path = *std::move(path);
    if (!EventCondition::needsValue(condition.test))
        condition.value.clear();
    return condition;
}

EventTimesDialog::EventTimesDialog(const EventFilter& filter, QWidget* parent)
    : QDialog(parent)
    , m_from(wideField(timeText(filter.from)))
    , m_until(wideField(timeText(filter.until)))
    , m_problem(problemLabel())
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Times"));
    m_from->setObjectName(QStringLiteral("timesFrom"));
    m_until->setObjectName(QStringLiteral("timesUntil"));
    for (QLineEdit* edit : {m_from, m_until})
        edit->setPlaceholderText(tr("2025-01-06 12:00, in UTC; empty: no limit"));
    auto* form = new QFormLayout(this);
    form->addRow(tr("&From (UTC)"), m_from);
    form->addRow(tr("&Before (UTC)"), m_until);
    form->addRow(m_problem);
    form->addRow(m_buttons);
    connect(m_from, &QLineEdit::textChanged, this, &EventTimesDialog::check);
    connect(m_until, &QLineEdit::textChanged, this, &EventTimesDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void EventTimesDialog::check()
{
    const auto isWrong = [](const QLineEdit* edit) {
        return !edit->text().trimmed().isEmpty() && !parseTime(edit->text()).isValid();
    };
    QString problem;
    if (isWrong(m_from) || isWrong(m_until))
        problem = tr("Write times as 2025-01-06 12:00.");
    else if (from().isValid() && until().isValid() && from() >= until())
        problem = tr("The first time must be before the second.");
    m_problem->setText(problem);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(problem.isEmpty());
}

QDateTime EventTimesDialog::from() const
{
    return parseTime(m_from->text());
}

QDateTime EventTimesDialog::until() const
{
    return parseTime(m_until->text());
}

}
