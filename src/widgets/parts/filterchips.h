#pragma once

#include <QWidget>

#include <functional>

namespace Weekglass {

/// The conditions of a filter side by side, each with a button that edits it and one that removes it.
class FilterChips : public QWidget
{
    Q_OBJECT

public:
    /// @p chipName: the objectName of each chip. @p last: stands behind them; may be null.
    explicit FilterChips(const char* chipName, QWidget* last = nullptr);

    void clear();
    void add(const QString& text, const std::function<void()>& edit, const std::function<void()>& remove);

private:
    const char* const m_chipName;
    QWidget* m_last;
};

}
