#pragma once

#include "redis/cachelook.h"
#include "weeks/weekhandle.h"
#include "widgets/parts/tablemodel.h"

namespace Weekglass {

/// Keys in Redis, a row each: what they are, how long they live and whether they say what the week says.
class CacheModel : public TableModel<CacheEntry>
{
    Q_OBJECT

public:
    enum Columns { KeyColumn, TypeColumn, LifeColumn, StateColumn, TextColumn, ColumnCount };

    explicit CacheModel(GamePointer game, QObject* parent = nullptr);
    void setEntries(std::vector<CacheEntry> entries) { resetRows(std::move(entries)); }

protected:
    QVariant value(const CacheEntry& entry, int column, int role) const override;

private:
    QString text(const CacheEntry& entry, int column) const;

    const GamePointer m_game;
};

/// The values of one key beside those of its rows.
class CachePartModel : public TableModel<ComparedPart>
{
    Q_OBJECT

public:
    enum Columns { NameColumn, RedisColumn, RowColumn, StateColumn, ColumnCount };

    explicit CachePartModel(QObject* parent = nullptr);
    /// @p areCached: Redis has the key.
    void setParts(std::vector<ComparedPart> parts, bool areCached);

protected:
    QVariant value(const ComparedPart& part, int column, int role) const override;

private:
    QString stateText(const ComparedPart& part) const;
    QString text(const ComparedPart& part, int column) const;

    bool m_areCached = false;
};

}
