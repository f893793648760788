#pragma once

#include "pages/board/boardmodel.h"

#include <QPointer>
#include <QWidget>

class QFormLayout;
class QGridLayout;
class QLabel;

namespace Weekglass {

/// What is known of one week, and the gates before it: each step as a button, with the reason where it is
/// shut.
class GatePane : public QWidget
{
    Q_OBJECT

public:
    explicit GatePane(QWidget* parent = nullptr);

    /// @p index: of a week; else nothing is shown.
    void show(const BoardModel& model, const QModelIndex& index);
    /// The next step, or the first one that is possible, gets the focus.
    void focusGate();

Q_SIGNALS:
    void stepWanted(Weekglass::WeekStep step);

private:
    void addFact(const QString& title, const QString& text);
    void addFacts(const BoardModel& model, const BoardWeek& week);
    void addGate(const WeekGate& gate);
    void clear();

    QLabel* m_title;
    QFormLayout* m_facts;
    QGridLayout* m_gates;
    QPointer<QWidget> m_first; ///< for the focus
};

}
