#pragma once

#include "pages/board/boardmodel.h"

#include <QSortFilterProxyModel>

namespace Weekglass {

/// Sorts weeks within their stages, which stay in order; shows those that hold a text, of all stages or of
/// one.
class BoardProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit BoardProxy(QObject* parent);

    void setShown(const QString& text, std::optional<WeekStage> stage);

protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QString m_text;
    std::optional<WeekStage> m_stage;
};

}
