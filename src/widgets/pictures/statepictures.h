#pragma once

#include "game/gamedefinition.h"
#include "json/document.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

class QTabWidget;

namespace Weekglass {

/// All pictures of a state, one at a time; with several, tabs choose.
class StatePictures : public QWidget
{
    Q_OBJECT

public:
    explicit StatePictures(QWidget* parent = nullptr);

    void setPictures(const std::vector<PictureDefinition>& pictures);
    bool isEmpty() const { return m_setters.empty(); }
    /// Null: nothing to show.
    void setDocument(const std::shared_ptr<const Json::Document>& document);

private:
    using Setter = std::function<void(const std::shared_ptr<const Json::Document>&)>;

    QTabWidget* m_tabs;
    std::vector<Setter> m_setters; ///< of each picture
};

}
