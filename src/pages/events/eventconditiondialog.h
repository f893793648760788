#pragma once

#include "events/eventfilter.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace Weekglass {

/// Edits one condition: what is tested, how, and against what.
class EventConditionDialog : public QDialog
{
    Q_OBJECT

public:
    explicit EventConditionDialog(const EventCondition& condition, QWidget* parent = nullptr);

    /// Of an accepted dialog; what is half written cannot be accepted.
    EventCondition condition() const;

private:
    void setupFields(const EventCondition& condition);
    void offerTests();
    void check();
    EventCondition::Field field() const;
    EventCondition::Test test() const;

    QComboBox* m_field;
    QLineEdit* m_path;
    QComboBox* m_test;
    QLineEdit* m_value;
    QLabel* m_problem;
    QDialogButtonBox* m_buttons;
};

/// Edits the times of a filter. The same as the dialog above, in small.
class EventTimesDialog : public QDialog
{
    Q_OBJECT

public:
    explicit EventTimesDialog(const EventFilter& filter, QWidget* parent = nullptr);

    QDateTime from() const;
    QDateTime until() const;

private:
    void check();

    QLineEdit* m_from;
    QLineEdit* m_until;
    QLabel* m_problem;
    QDialogButtonBox* m_buttons;
};

}
