#pragma once

#include "base/result.h"

#include <QLabel>

namespace Weekglass {

/// Over a page: what went wrong, until it works again.
class PageBanner : public QLabel
{
    Q_OBJECT

public:
    explicit PageBanner(QWidget* parent = nullptr);

    /// @p hasRows: rows that were loaded before are still shown.
    void showFailure(const Error& error, bool hasRows);
};

}
