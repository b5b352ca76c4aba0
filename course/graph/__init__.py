"""Drawings of computational graphs: values above the nodes, gradients below, no graphviz needed."""

from course.graph.node import Node, describe
from course.graph.picture import Picture, draw

__all__ = ["Node", "Picture", "describe", "draw"]
