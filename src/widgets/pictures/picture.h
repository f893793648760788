#pragma once

#include "game/gamedefinition.h"
#include "json/document.h"

#include <QWidget>

#include <memory>

namespace Weekglass {

using DocumentPointer = std::shared_ptr<const Json::Document>;

/// A state as the manifest wants it drawn.
class Picture : public QWidget
{
public:
    using QWidget::QWidget;

    /// Null: nothing to show.
    virtual void setDocument(const DocumentPointer& document) = 0;
};

/// The widget for the definition's type: a StatePicture, but for places.
Picture* makePicture(const PictureDefinition& definition);

}
