#pragma once

#include "events/eventsearch.h"

#include <QAbstractItemModel>
#include <QStringList>

#include <vector>

namespace Weekglass {

/// What a search found in each of several weeks: below a week its newest hits. Results come in any order.
class WeekHitsModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Columns { WeekColumn, CountColumn, SubjectColumn, StatusColumn, PayloadColumn, ColumnCount };
    enum class State { Waiting, Searching, Found, None, Failed, Stopped };
    struct Summary
    {
        int weeks = 0;
        int searched = 0; ///< with success
        int failed = 0;
        qint64 events = 0;
        bool more = false; ///< there are more events than those
    };

    using QAbstractItemModel::QAbstractItemModel;

    /// Starts anew: all of them wait.
    void setWeeks(const QStringList& names);
    void setSearching(int week);
    void setHits(int week, EventHits hits);
    void setFailed(int week, const Error& error);
    /// What has no result yet will get none.
    void stop();

    State state(int week) const { return m_weeks.at(static_cast<std::size_t>(week)).state; }
    Summary summary() const;
    /// The week of an index of either level, -1 if it is none.
    static int weekOf(const QModelIndex& index);
    /// Null for a week.
    const EventRow* hit(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct WeekHits
    {
        QString name;
        State state = State::Waiting;
        EventHits hits = {};
        QString problem = {};
    };

    void setState(int week, State state);
    static QString countText(const WeekHits& week);
    static QString weekText(const WeekHits& week, int column);
    static QString hitText(const WeekHits& week, const EventRow& row, int column);

    std::vector<WeekHits> m_weeks;
};

}
