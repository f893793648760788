#pragma once

#include "events/eventfilter.h"
#include "events/eventplan.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace Weekglass {

class FilterChips;
class SavedMenu;

/// What the events page is narrowed to: the common tests as fields, all others as chips that can be edited.
/// Typing is collected for a moment before it counts.
class EventFilterBar : public QWidget
{
    Q_OBJECT

public:
    /// Under which the workspace keeps filters.
    static QString savedKind() { return QStringLiteral("eventFilter"); }

    /// @p game: id of the game whose filters are saved.
    explicit EventFilterBar(const QString& game, QWidget* parent = nullptr);

    const EventFilter& filter() const { return m_filter; }
    void setFilter(const EventFilter& filter);
    void setKinds(const QStringList& kinds);
    /// Whether an index serves the filter; nothing while that is not known.
    void setPlan(const std::optional<EventPlan>& plan);

public Q_SLOTS:
    void addCondition(const Weekglass::EventCondition& condition);
    void setTimes(const QDateTime& from, const QDateTime& until);
    void focusSubject();
    void clear() { setFilter({}); }

Q_SIGNALS:
    void filterChanged(const Weekglass::EventFilter& filter);
    void statusMessage(const QString& message);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupFields();
    void setupMenus();
    void showFilter();
    void showChips();
    void typed();
    void apply(const EventFilter& filter);
    void editCondition(int index);
    void editNewCondition(EventCondition::Field field);
    void editTimes();
    void removeCondition(int index);
    bool isQuick(int index) const;

    QComboBox* m_kind;
    QLineEdit* m_subject;
    QLineEdit* m_status;
    QLineEdit* m_text;
    QToolButton* m_add;
    SavedMenu* m_saved;
    QToolButton* m_clear;
    QLabel* m_service;
    FilterChips* m_chips;
    QAction* m_hideUnchanged = nullptr;
    QTimer m_typing;
    EventFilter m_filter;
};

}
