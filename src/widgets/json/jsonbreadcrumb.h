#pragma once

#include "json/document.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace Weekglass {

/// The way from the root to a value, as plain text whose steps can be clicked. What does not fit is left out
/// in the middle: the root and the last steps stay.
class JsonBreadcrumb : public QWidget
{
    Q_OBJECT

public:
    explicit JsonBreadcrumb(QWidget* parent = nullptr);

    void setPlace(std::shared_ptr<const Json::Document> document, Json::NodeId node);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void nodeClicked(quint32 node);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct Step
    {
        Json::NodeId node; ///< noNode for the sign of what is left out
        QString text;
        QRect area;
    };

    void arrange();
    const Step* stepAt(const QPoint& point) const;

    std::shared_ptr<const Json::Document> m_document;
    Json::NodeId m_node = Json::noNode;
    std::vector<Step> m_steps;
    Json::NodeId m_hovered = Json::noNode;
};

}
