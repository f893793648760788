#pragma once

#include "events/eventfilter.h"

#include <QDialog>

#include <memory>

namespace Ui {
class EventConditionDialog;
class EventTimesDialog;
}

namespace Weekglass {

/// Edits one condition: what is tested, how, and against what.
class EventConditionDialog : public QDialog
{
    Q_OBJECT

public:
    explicit EventConditionDialog(const EventCondition& condition, QWidget* parent = nullptr);
    ~EventConditionDialog() override;

    /// Of an accepted dialog; what is half written cannot be accepted.
    EventCondition condition() const;

private:
    void offerTests();
    void check();
    EventCondition::Field field() const;
    EventCondition::Test test() const;

    const std::unique_ptr<Ui::EventConditionDialog> m_ui;
};

/// Edits the times of a filter. The same as the dialog above, in small.
class EventTimesDialog : public QDialog
{
    Q_OBJECT

public:
    explicit EventTimesDialog(const EventFilter& filter, QWidget* parent = nullptr);
    ~EventTimesDialog() override;

    QDateTime from() const;
    QDateTime until() const;

private:
    void check();

    const std::unique_ptr<Ui::EventTimesDialog> m_ui;
};

}
