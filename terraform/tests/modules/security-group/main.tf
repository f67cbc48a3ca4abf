# Stands in for terraform-aws-modules/security-group/aws 5; ../vpc/main.tf says what that proves and what not.

variable "name" {
  type    = string
  default = null
}

variable "description" {
  type    = string
  default = "Security Group managed by Terraform"
}

variable "vpc_id" {
  type    = string
  default = null
}

variable "use_name_prefix" {
  type    = bool
  default = true
}

variable "ingress_with_cidr_blocks" {
  type    = list(map(string))
  default = []
}

variable "egress_with_cidr_blocks" {
  type    = list(map(string))
  default = []
}

resource "aws_security_group" "this" {
  count = 1

  name        = var.use_name_prefix ? null : var.name
  name_prefix = var.use_name_prefix ? "${var.name}-" : null
  description = var.description
  vpc_id      = var.vpc_id
}

resource "aws_security_group_rule" "ingress_with_cidr_blocks" {
  count = length(var.ingress_with_cidr_blocks)

  security_group_id = aws_security_group.this[0].id
  type              = "ingress"
  from_port         = var.ingress_with_cidr_blocks[count.index].from_port
  to_port           = var.ingress_with_cidr_blocks[count.index].to_port
  protocol          = var.ingress_with_cidr_blocks[count.index].protocol
  cidr_blocks       = split(",", var.ingress_with_cidr_blocks[count.index].cidr_blocks)
  description       = var.ingress_with_cidr_blocks[count.index].description
}

resource "aws_security_group_rule" "egress_with_cidr_blocks" {
  count = length(var.egress_with_cidr_blocks)

  security_group_id = aws_security_group.this[0].id
  type              = "egress"
  from_port         = var.egress_with_cidr_blocks[count.index].from_port
  to_port           = var.egress_with_cidr_blocks[count.index].to_port
  protocol          = var.egress_with_cidr_blocks[count.index].protocol
  cidr_blocks       = split(",", var.egress_with_cidr_blocks[count.index].cidr_blocks)
  description       = var.egress_with_cidr_blocks[count.index].description
}

output "security_group_id" {
  value = aws_security_group.this[0].id
}
