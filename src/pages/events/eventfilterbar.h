#pragma once

#include "events/eventquery.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace Weekglass {

/// Kind, subject, status and time: what the events page is narrowed to. Typing is collected for a moment
/// before it counts.
class EventFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit EventFilterBar(QWidget* parent = nullptr);

    const EventFilter& filter() const { return m_filter; }
    void setKinds(const QStringList& kinds);
    /// Fields as if the user had filled them in.
    void setFilter(const EventFilter& filter);
    void focusSubject();

Q_SIGNALS:
    void filterChanged(const Weekglass::EventFilter& filter);

private:
    void setupFields();
    void apply();
    void clear();
    /// The time in a field; marks the field if it is none.
    QDateTime time(QLineEdit* field);

    QComboBox* m_kind;
    QLineEdit* m_subject;
    QLineEdit* m_status;
    QLineEdit* m_from;
    QLineEdit* m_until;
    QToolButton* m_clear;
    QLabel* m_problem;
    QTimer m_typing;
    EventFilter m_filter;
};

}
