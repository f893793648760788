#pragma once

#include "widgets/json/jsonsearch.h"

#include <QStyledItemDelegate>

#include <memory>

namespace Weekglass {

/// Rows of a JSON tree: values coloured by their kind, rows that a search found tinted, badges behind values.
class JsonDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setMatches(std::shared_ptr<const JsonMatches> matches) { m_matches = std::move(matches); }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    bool isMatch(const QModelIndex& index) const;

    std::shared_ptr<const JsonMatches> m_matches;
};

}
