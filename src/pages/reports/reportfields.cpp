#include "pages/reports/reportfields.h"

#include "base/safetext.h"
#include "widgets/parts/flowlayout.h"
#include "widgets/parts/formparts.h"
#include "widgets/theme/housestyle.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStandardItemModel>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int TypingMs = 250;
constexpr int FewestCharacters = 10;
constexpr int MostCharacters = 28;

enum Roles { ValueRole = Qt::UserRole, NameRole };

/// What an empty field says.
QString hintOf(const ReportParameter& parameter)
{
    if (parameter.type == ParameterType::Present)
        return ReportFields::tr("the week's present");
    if (!parameter.hint.isEmpty())
        return visibleText(parameter.hint);
    if (!parameter.standard.isEmpty())
        return visibleText(parameter.standard);
    if (parameter.isOptional)
        return ReportFields::tr("all");
    return parameter.choices ? ReportFields::tr("type a name") : ReportFields::tr("required");
}

QString choiceText(const ReportChoice& choice)
{
    return choice.detail.isEmpty() ? visibleText(choice.title)
                                   : ReportFields::tr("%1 – %2", "choice: name, detail")
                                         .arg(visibleText(choice.title, 60), visibleText(choice.detail, 80));
}

}

ReportFields::ReportFields(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("reportFields"));
    auto* layout = new FlowLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_typing.setSingleShot(true);
    m_typing.setInterval(TypingMs);
    connect(&m_typing, &QTimer::timeout, this, [this] {
        if (const Field* asking = field(m_asking))
            Q_EMIT choicesWanted(m_asking, asking->edit->text());
    });
}

void ReportFields::setReport(const ReportDefinition* report)
{
    m_fields.clear();
    m_asking.clear();
    qDeleteAll(findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    while (QLayoutItem* item = layout()->takeAt(0))
        delete item;
    if (report) {
        for (const ReportParameter& parameter : report->parameters)
            add(parameter);
    }
    setVisible(!m_fields.empty());
    m_told = settings();
}

void ReportFields::add(const ReportParameter& parameter)
{
    m_fields.push_back({.parameter = parameter});
    Field& field = m_fields.back();
    if (parameter.values.isEmpty())
        addEdit(field);
    else
        addCombo(field);
    auto* shown = field.combo ? static_cast<QWidget*>(field.combo) : field.edit;
    const QString title = visibleText(parameter.title);
    shown->setObjectName(QStringLiteral("parameter_") + parameter.name);
    shown->setAccessibleName(title);
    auto* label = new QLabel(tr("%1:", "a parameter of a report").arg(title));
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(shown);
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, Measure::Space2, 0);
    row->addWidget(label);
    row->addWidget(shown);
    layout()->addWidget(both);
    both->show();
}

void ReportFields::addCombo(Field& field)
{
    field.combo = new QComboBox;
    const ReportParameter& parameter = field.parameter;
    if (parameter.standard.isEmpty())
        field.combo->addItem(hintOf(parameter), QString());
    for (const QString& value : parameter.values)
        field.combo->addItem(visibleText(value), value);
    const QString held = m_held.value(parameter.name, parameter.standard);
    field.combo->setCurrentIndex(std::max(field.combo->findData(held), 0));
    connect(field.combo, &QComboBox::activated, this, [this, name = parameter.name, combo = field.combo] {
        hold(name, combo->currentData().toString(), {});
        commit();
    });
}

void ReportFields::addEdit(Field& field)
{
    const QString name = field.parameter.name;
    const QString hint = hintOf(field.parameter);
    field.edit = textField("", hint);
    field.edit->setClearButtonEnabled(true);
    field.edit->setText(m_names.value(name, m_held.value(name)));
    const int characters =
        std::clamp(static_cast<int>(hint.size()) + 4,
                   field.parameter.choices ? MostCharacters : FewestCharacters, MostCharacters);
    field.edit->setMinimumWidth(field.edit->fontMetrics().averageCharWidth() * characters);
    if (field.parameter.choices)
        addCompleter(field);
    // of the user only: a text that is set here has its value already
    connect(field.edit, &QLineEdit::textEdited, this, [this, name](const QString& text) {
        hold(name, text.trimmed(), {});
        m_asking = name;
        const Field* edited = this->field(name);
        if (edited && edited->choices)
            m_typing.start();
        if (text.isEmpty())
            commit();
    });
    connect(field.edit, &QLineEdit::editingFinished, this, &ReportFields::commit);
}

void ReportFields::addCompleter(Field& field)
{
    auto* completer = new QCompleter(field.edit);
    field.choices = new QStandardItemModel(completer);
    completer->setModel(field.choices);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer->setCompletionRole(NameRole);
    completer->setMaxVisibleItems(12);
    completer->popup()->setAccessibleName(tr("Choices for %1").arg(visibleText(field.parameter.title)));
    field.edit->setCompleter(completer);
    field.edit->installEventFilter(this);
    connect(completer, qOverload<const QModelIndex&>(&QCompleter::activated), this,
            [this, name = field.parameter.name](const QModelIndex& index) {
                hold(name, index.data(ValueRole).toString(), index.data(NameRole).toString());
                commit();
            });
}

/// The arrow down, and a click into an empty field, ask for what there is.
bool ReportFields::eventFilter(QObject* watched, QEvent* event)
{
    const auto* edit = qobject_cast<QLineEdit*>(watched);
    const auto asked = std::ranges::find(m_fields, edit, &Field::edit);
    const bool isDown =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down;
    const bool isClick = event->type() == QEvent::MouseButtonPress && edit && edit->text().isEmpty();
    if (edit && asked != m_fields.end() && (isDown || isClick))
        Q_EMIT choicesWanted(asked->parameter.name, edit->text());
    return QWidget::eventFilter(watched, event);
}

ReportFields::Field* ReportFields::field(const QString& name)
{
    const auto found =
        std::ranges::find_if(m_fields, [&name](const Field& one) { return one.parameter.name == name; });
    return found == m_fields.end() ? nullptr : &*found;
}

/// @p shown: instead of the value, if it is not empty
void ReportFields::hold(const QString& name, const QString& value, const QString& shown)
{
    if (value.isEmpty())
        m_held.remove(name);
    else
        m_held.insert(name, value);
    if (shown.isEmpty())
        m_names.remove(name);
    else
        m_names.insert(name, shown);
}

void ReportFields::commit()
{
    m_typing.stop();
    if (settings() == m_told)
        return;
    m_told = settings();
    Q_EMIT changed();
}

ReportSettings ReportFields::settings() const
{
    ReportSettings settings;
    for (const Field& field : m_fields) {
        const QString held = m_held.value(field.parameter.name);
        if (!held.isEmpty() && (!field.combo || field.parameter.values.contains(held)))
            settings.insert(field.parameter.name, held);
    }
    return settings;
}

void ReportFields::setSettings(const ReportSettings& settings)
{
    for (auto setting = settings.cbegin(); setting != settings.cend(); ++setting)
        hold(setting.key(), setting.value(), {});
    for (const Field& field : m_fields) {
        const QString held = m_held.value(field.parameter.name);
        if (field.edit)
            field.edit->setText(m_names.value(field.parameter.name, held));
        else if (const int index = field.combo->findData(held); index >= 0)
            field.combo->setCurrentIndex(index);
    }
    m_told = this->settings();
}

void ReportFields::showValues(const ReportValues& values)
{
    for (const ReportValues::Value& value : values.list) {
        const Field* shown = field(value.name);
        const bool isEdited = m_held.value(value.name) != m_told.value(value.name);
        if (!shown || !shown->choices || !value.value || !m_held.contains(value.name) || isEdited)
            continue;
        hold(value.name, *value.value, visibleText(value.title));
        m_told.insert(value.name, *value.value); // what others hold by now was not told yet
        shown->edit->setText(m_names.value(value.name));
    }
}

void ReportFields::offer(const QString& parameter, const QString& typed,
                         const std::vector<ReportChoice>& choices)
{
    const Field* asked = field(parameter);
    if (!asked || !asked->choices || asked->edit->text() != typed)
        return;
    asked->choices->clear();
    for (const ReportChoice& choice : choices) {
        auto* item = new QStandardItem(choiceText(choice));
        item->setData(choice.value, ValueRole);
        item->setData(visibleText(choice.title), NameRole);
        asked->choices->appendRow(item);
    }
    if (!choices.empty() && asked->edit->hasFocus())
        asked->edit->completer()->complete();
}

void ReportFields::focusMissing()
{
    const auto missing = std::ranges::find_if(m_fields, [this](const Field& one) {
        const ReportParameter& parameter = one.parameter;
        return parameter.type != ParameterType::Present && !parameter.isOptional
            && parameter.standard.isEmpty() && !m_held.contains(parameter.name);
    });
    if (missing != m_fields.end() && missing->edit)
        missing->edit->setFocus();
}

}
