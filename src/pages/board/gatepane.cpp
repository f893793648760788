#include "pages/board/gatepane.h"

#include "base/safetext.h"

#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace Weekglass {

namespace {

QLabel* plainLabel(const QString& text = {})
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}

GatePane::GatePane(QWidget* parent)
    : QWidget(parent)
    , m_title(plainLabel())
    , m_facts(new QFormLayout)
    , m_gates(new QGridLayout)
{
    setObjectName(QStringLiteral("gatePane"));
    setAccessibleName(tr("The selected week and its next steps"));
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setObjectName(QStringLiteral("gateTitle"));
    m_facts->setVerticalSpacing(2);
    m_gates->setColumnStretch(1, 1);
    auto* halves = new QHBoxLayout;
    halves->addLayout(m_facts, 2);
    halves->addLayout(m_gates, 3);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->addWidget(m_title);
    column->addLayout(halves);
    column->addStretch(1);
    m_title->setText(tr("Select a week to see its next steps."));
}

void GatePane::clear()
{
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    while (QLayoutItem* item = m_gates->takeAt(0)) {
        item->widget()->hide(); // it may be the button whose click is under way
        item->widget()->deleteLater();
        delete item;
    }
}

void GatePane::addFact(const QString& title, const QString& text)
{
    if (!text.isEmpty())
        m_facts->addRow(title, plainLabel(text));
}

void GatePane::show(const BoardModel& model, const QModelIndex& index)
{
    clear();
    const BoardWeek* week = model.week(index);
    if (!week)
        return m_title->setText(tr("Select a week to see its next steps."));
    const QString name = visibleText(week->identity.name);
    m_title->setText(week->isInvalid ? tr("%1 is left over from an interrupted CREATE or DROP").arg(name)
                                     : tr("%1 is %2", "week, stage").arg(name, stageTitle(week->stage)));
    addFacts(model, *week);
    m_first.clear();
    for (const WeekGate& gate : model.gates(index))
        addGate(gate);
    m_gates->setRowStretch(m_gates->rowCount(), 1);
}

void GatePane::focusGate()
{
    if (m_first)
        m_first->setFocus(Qt::ShortcutFocusReason);
}

void GatePane::addFacts(const BoardModel& model, const BoardWeek& week)
{
    addFact(tr("State:"), BoardModel::stateText(week));
    if (week.identity.oid != 0)
        addFact(tr("OID, server:"),
                tr("%1 on %2")
                    .arg(QString::number(week.identity.oid), visibleText(week.identity.systemIdentifier)));
    addFact(tr("Owner:"), visibleText(week.owner, 60));
    if (const auto bytes = model.bytes(week))
        addFact(tr("Size:"), QLocale().formattedDataSize(*bytes));
    if (const WeekFacts* facts = model.facts(week)) {
        addFact(tr("Schema:"), BoardModel::schemaText(*facts));
        addFact(tr("Began:"), visibleText(facts->resetAt, 40));
        addFact(tr("Note:"), visibleText(facts->error ? facts->error->message : facts->note, 160));
    }
    addFact(tr("Verified archive:"), visibleText(week.archivedAt, 40));
    addFact(tr("Archive file:"), visibleText(week.archiveFile, 300));
    addFact(tr("Dropped:"), visibleText(week.droppedAt, 40));
}

void GatePane::addGate(const WeekGate& gate)
{
    const int place = m_gates->rowCount();
    auto* button = new QPushButton(stepTitle(gate.step));
    button->setObjectName(QStringLiteral("gate_%1").arg(static_cast<int>(gate.step)));
    button->setEnabled(gate.state != WeekGate::State::Shut);
    button->setToolTip(gate.note);
    button->setAccessibleDescription(gate.note);
    QFont font = button->font();
    font.setBold(gate.isNext);
    button->setFont(font);
    connect(button, &QPushButton::clicked, this, [this, step = gate.step] { Q_EMIT stepWanted(step); });
    if (gate.isNext || (!m_first && button->isEnabled()))
        m_first = button;
    m_gates->addWidget(button, place, 0);
    auto* note =
        plainLabel(gate.state == WeekGate::State::Shut ? tr("not now: %1").arg(gate.note) : gate.note);
    note->setWordWrap(true);
    note->setEnabled(button->isEnabled());
    m_gates->addWidget(note, place, 1);
}

}
