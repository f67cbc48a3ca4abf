variable "account_id" {
  description = "The AWS account to work in; credentials of any other one are refused"
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id is the 12 digits of an AWS account."
  }
}

variable "region" {
  description = "The AWS region of the bucket"
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region is the name of an AWS region, such as eu-central-1."
  }
}

variable "name" {
  description = "Put before the names of everything; the same as in the configuration above"
  type        = string
  default     = "gitea"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,20}[a-z0-9]$", var.name))
    error_message = "name is 3 to 22 small letters, digits and hyphens, and begins with a letter."
  }
}
